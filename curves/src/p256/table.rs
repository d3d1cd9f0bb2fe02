//! The points that the comb adds.
//!
//! Entry i is the sum of 2^215·G and, for each tooth t from 0 to 4, of 2^(43t)·G, negative where bit t of i is not set: x
//! and y in Montgomery form, in words, least significant first. A test computes each of them anew.

use crate::comb::Table;

#[rustfmt::skip]
pub static TABLE: Table = [
    [
        [0xb254_2d80_cc95_9741, 0x4fff_e65c_bad8_c59f, 0xae3f_b0a3_044f_0fe0, 0x4033_a923_7ccd_7c71],
        [0xc33a_0871_9899_ba98, 0x8727_1a0c_8cd0_ca8b, 0x85b4_a467_2fa1_4ca9, 0x79b7_fca1_7fa7_cd73],
    ],
    [
        [0x3956_af02_6638_2a2d, 0xc733_a894_d153_cd44, 0x5218_0faa_cb91_6949, 0x29c1_ca28_d768_0f52],
        [0x3c86_eab2_f924_99fd, 0xcc3a_3128_38e9_5783, 0x5a88_d8f8_e8ba_7935, 0x99d8_877a_fa61_26e2],
    ],
    [
        [0x5994_f794_ae0d_7ee6, 0x3e83_a26b_b917_3f0d, 0x0bb9_a962_cad2_d186, 0x6c8e_204d_d003_2477],
        [0x42cb_33cf_08e6_884e, 0x95a9_a2dd_b02b_7b5e, 0x189c_fffc_f7b4_cb28, 0x6aae_7722_dc06_d74b],
    ],
    [
        [0xbbdf_b7fa_f9be_f433, 0x7aa4_cf85_f737_8102, 0x3941_5870_7066_6f3e, 0x2310_3416_e323_d8ec],
        [0xcd61_c743_7002_2f8e, 0x0645_f07c_f9f9_af0d, 0x78fe_5119_bb20_5eb5, 0xf56d_a01a_6e92_9823],
    ],
    [
        [0x9640_bdb3_e6dc_ed05, 0x1879_0aab_b670_6f5d, 0x30ce_a020_b376_fede, 0x7a4b_9602_e0bf_1c7d],
        [0xf9d4_45de_ccd6_228c, 0xb2c4_46ea_57b7_2495, 0xaf5e_5b77_9be9_f2cb, 0x3981_c1ec_2c29_5122],
    ],
    [
        [0x1cb3_82a1_ec81_f5ba, 0x06d7_43e2_3cd3_45a7, 0xc4d7_a16d_17d6_7817, 0xcc9f_b8a9_dcbe_62b2],
        [0x979c_4358_57eb_583e, 0x617c_0010_1c73_0844, 0xdd7d_eb53_23f3_7541, 0xb808_f5e0_46d2_669a],
    ],
    [
        [0xf839_e870_bdca_f726, 0xc21c_a81f_c7b0_5f27, 0xce2a_dc64_14ff_b422, 0x2e41_3148_875e_1825],
        [0x612e_7c2f_88ce_4851, 0xaaee_bf23_3674_ab9c, 0x7aeb_8913_968a_3459, 0x7393_e4f8_98af_90c2],
    ],
    [
        [0xedd8_bbb4_120d_5261, 0x9344_c2f6_0ba9_1e95, 0x2184_6b94_27fa_bfbf, 0xef77_4c0b_29aa_8dcb],
        [0x9902_1a2b_7e2e_eca8, 0x1a88_8ed7_09fb_4a54, 0xcce3_5ecf_3552_569c, 0x3edb_d831_ab98_7198],
    ],
    [
        [0xcb0c_7b47_1492_ad78, 0xaf95_809e_192b_23cc, 0x746c_07cd_336c_89de, 0x4175_8cdc_60c3_93d1],
        [0x5772_046e_6c73_e98a, 0xc3c7_ed54_337a_7285, 0x9f9a_cf5f_41d7_eeb8, 0xaea1_f2ba_07ce_bb56],
    ],
    [
        [0x99ec_d510_23ad_8ecc, 0x2414_4194_675f_c16e, 0xf9f9_8fb4_6b23_7335, 0x9b89_3678_f6e4_3902],
        [0xa5a0_6733_6710_9f4c, 0xaca4_573a_8ba6_dd87, 0xadb4_6aa7_cc88_be66, 0x852a_870f_5553_9268],
    ],
    [
        [0xe656_bddd_3609_2eaa, 0xdec4_ecd3_949d_4c72, 0xc5a4_b478_798d_607b, 0xbc78_4b35_950a_896f],
        [0x6f60_af95_b7eb_ca9f, 0xac1a_baba_c89e_2b59, 0x69c9_fc8d_d022_9314, 0xa483_263d_c46c_0322],
    ],
    [
        [0x28d4_cadc_39e3_dc06, 0x26ff_288e_287b_2c42, 0xf261_9278_989d_3def, 0xb7c0_99d2_639a_d133],
        [0x7a99_d454_615e_af6a, 0xb099_a04c_3892_61f3, 0xcc0d_7d6a_3f6b_3439, 0xff3e_e455_64bd_8a81],
    ],
    [
        [0x43c8_961f_a0ce_3127, 0x9a1f_b659_986b_6c70, 0xce83_a770_8b41_bb95, 0x4c6f_81d2_0f43_1cc7],
        [0xfc8e_6cea_2da9_8b0f, 0x9b10_2e49_e229_3fb9, 0xf9a6_7734_2527_d461, 0x46b5_d3f3_4432_1334],
    ],
    [
        [0x99fc_9597_cdd7_8ad5, 0x4681_c75c_dbdf_019b, 0xa232_00eb_540f_2608, 0x66c0_91d7_78ba_06f0],
        [0x5cc8_5ecb_f74b_163b, 0xaf39_1056_1d18_4dce, 0x0550_51b1_46be_9b48, 0xf5c0_5672_8056_9e3d],
    ],
    [
        [0x94e9_e5ef_ed17_ba3f, 0xabb0_0834_5052_688f, 0x8e94_997a_4df6_379a, 0x17ce_545b_fd83_4163],
        [0x7d0a_6447_d593_f820, 0x222c_3aed_eec5_d20e, 0xa4b5_5129_59fd_834b, 0x9c1b_3cb2_1329_b8d3],
    ],
    [
        [0xb85c_5860_d771_1a6d, 0x2e9b_7e3a_86fb_62b4, 0xbe3f_0f77_112d_0a6d, 0x7cc0_1bea_fd89_d6fe],
        [0x5923_c8ee_48d3_e29d, 0x3742_169c_0273_476f, 0x55c6_ccb4_1ce5_d8a8, 0x41da_1d3d_57c6_b1de],
    ],
    [
        [0x7318_56ab_4a66_4387, 0xe1fc_721a_2400_344c, 0x6985_28fb_1005_fc54, 0x8a3a_8b48_839e_15f2],
        [0x9507_af14_f87f_b3c3, 0xd1f8_c452_50a4_c04d, 0x9615_f03b_775b_320c, 0x6002_32f4_ff11_b91f],
    ],
    [
        [0xa651_88db_401c_1678, 0x1ac9_c030_202c_eac4, 0x8136_e2f5_c444_eb79, 0x2f4b_8958_890c_1b00],
        [0x368f_c956_2566_05ab, 0x6faa_3f7d_0cac_9c3c, 0xbbce_de15_a9a9_8b05, 0xd405_2847_1114_9445],
    ],
    [
        [0x3f08_be31_a376_766c, 0x032e_183c_ab87_6cc6, 0x943a_32c0_1bad_ebb8, 0xcc33_94c3_a032_dc3a],
        [0x9746_dcc5_5629_190b, 0x7216_c8fb_ec0e_a54d, 0x591e_c386_da5b_8d26, 0xa7fb_6994_7b75_506a],
    ],
    [
        [0x06bc_f846_4057_49a7, 0x3d30_ac60_4344_79ef, 0x7ed0_99c8_0ea7_4850, 0x47d5_bb83_22c4_5451],
        [0x9ce2_f991_f032_7def, 0x84bb_55bd_a3be_6cf4, 0x56e8_0980_efce_8c7f, 0x3cf6_b5e8_8c71_0fa0],
    ],
    [
        [0x547a_c019_9e8f_5fae, 0xf1a9_7d55_2683_4d8c, 0xccdd_a78f_eb09_5f1d, 0xff34_57be_ec29_2c00],
        [0x8a57_9a34_f8be_9c59, 0x188e_ccbb_c715_dcec, 0x45f1_6af7_d7f5_9ce5, 0x4384_3322_2fe4_a117],
    ],
    [
        [0x2cd0_0275_64ec_f2af, 0xa9ea_3faf_cdb5_0a64, 0x3184_3c9a_92d1_64a7, 0x7a11_fa0f_13b0_dc36],
        [0xcd16_15d0_6d19_aa4e, 0x5b71_c98a_51e6_cd81, 0x6122_0f68_bd23_400b, 0x2151_a90f_34d4_2977],
    ],
    [
        [0x73e2_b3c9_5d3f_1f00, 0x971a_fa42_35c1_81e0, 0x8353_0bf8_54f5_4d57, 0x1cd0_6f98_44e2_5f28],
        [0xee0a_c9f2_5ffc_8cec, 0x7cf5_311e_453f_c644, 0x785e_90a5_16be_f88f, 0x153a_3551_f0b2_9170],
    ],
    [
        [0x2f9a_ec77_ddf6_9e77, 0xd626_d7b6_1210_314c, 0x2c09_3a1a_dfb8_92e4, 0x25b5_fa1e_6287_ddaa],
        [0xbab1_a981_82d4_23b5, 0x3a12_2a95_fb2c_c227, 0xae2f_4668_93a8_d3ee, 0xcce4_4b77_9e28_4b50],
    ],
    [
        [0x2387_433a_b8bf_a7bc, 0xf28a_de87_63f9_b959, 0x3aab_28fb_cdfa_b94e, 0x440e_6131_b0f8_fb1b],
        [0x4a8b_6d2b_c324_70ac, 0x1d16_d65a_ebd4_8273, 0x4f6c_1286_e4d8_67c1, 0x8983_9dde_f5a3_06e6],
    ],
    [
        [0x694b_4c31_aeb1_b066, 0xa6c6_edc4_2463_f2d8, 0xc0cd_4894_48a4_9797, 0xf357_6879_ebf7_7013],
        [0xe398_b4e1_825e_1c21, 0x5d9b_dde5_86fe_9ab9, 0x1523_0709_8019_ddab, 0x8df2_d591_d9cf_7130],
    ],
    [
        [0x8cf0_7411_266e_4321, 0x0e3d_e575_9b49_29fa, 0x09d6_c76e_923c_9894, 0x3917_b285_9516_8a7c],
        [0xf5ea_2087_f0cc_7921, 0x7a26_686c_ec77_0c35, 0xc0a8_2133_fc1a_c5fe, 0xf159_5588_f971_b324],
    ],
    [
        [0x01e3_5904_25e9_1a83, 0xcff4_5661_6ebc_6914, 0x9285_33be_c5a1_b145, 0x2b2a_94e7_437d_f4ac],
        [0x8649_8274_1bab_8a5a, 0xe0f2_ed6d_3bca_a465, 0x6e2a_b3d2_e2f6_864d, 0x2a83_71ed_6da4_5139],
    ],
    [
        [0x05e9_6e53_472b_bb68, 0x007f_3785_5c5f_2da3, 0xeda0_ec2e_cadc_1119, 0xd17d_711e_6a15_574a],
        [0x44a8_40ca_b7ab_ea63, 0xe408_d6fa_cea0_cfbf, 0x4a5d_e7a5_041d_d31e, 0xbecc_56d3_8f75_363c],
    ],
    [
        [0xcd76_d37b_c659_829d, 0x3e9a_7922_3f92_a67d, 0x1279_d722_cf05_beed, 0x32bb_b11e_a235_ed91],
        [0x6a24_30c8_058a_8058, 0x6193_76f7_401a_94ce, 0x68ba_4a51_cab1_cb06, 0xcd55_d84e_6024_dd67],
    ],
    [
        [0x3665_bd8b_3989_7c96, 0x9e92_8d21_0d59_2e93, 0x6a2e_a384_15c3_a4d3, 0x4d7d_a74b_32f5_5317],
        [0xb5de_cfd8_6c49_0bae, 0xe5e8_d318_649e_dcec, 0xd87b_9a7b_d10a_a298, 0x1633_edde_8e04_94ab],
    ],
    [
        [0x38bd_3bc8_960d_dafe, 0x9cf8_9ecb_4b2e_2b3f, 0x05d8_8830_6759_96ad, 0x6040_b34a_52dd_1f7c],
        [0xbed8_b8d8_55f7_c0c4, 0xe853_bb4f_9093_612f, 0x42e0_2cde_bbaf_1adf, 0x807d_4434_6187_1164],
    ],
];
