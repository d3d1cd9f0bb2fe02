//! The points that the comb adds: see [`super`] for the coordinates.
//!
//! Entry i of table k is the sum of 2^(22(6k + 5))·G and, for each tooth t from 0 to 4, of 2^(22(6k + t))·G, negative where bit t
//! of i is not set: x and y in Montgomery form, in words, least significant first. A test computes each of them anew.

use crate::comb::Table;

#[rustfmt::skip]
pub static TABLES: [Table; 2] = [
    [
        [
            [0xbea0_1634_4f78_0a01, 0x5ac0_2afb_69b3_508d, 0x400f_009d_3fcb_470f, 0x6523_3fd1_bc24_250f],
            [0xf651_45e2_2a3b_bbbb, 0x161f_d605_614a_9e2f, 0x9702_78ed_bc17_6912, 0xc1c0_c512_8305_6ec1],
        ],
        [
            [0xedf2_2afb_3c3b_afe0, 0x3c5c_1318_c92f_acc7, 0x0058_6050_2d69_bcb1, 0x23c8_1485_bdbc_c667],
            [0x2513_b4cb_8a26_e8b3, 0xd08a_87d7_ec6e_e24c, 0x7666_36e7_ad6c_5819, 0x619e_4955_130a_feea],
        ],
        [
            [0x2652_b10e_8979_9ea6, 0xc568_c02f_3679_b770, 0xebc0_260b_c22f_2080, 0x16c2_3b5f_95c1_5cb5],
            [0x4e45_c6d8_974e_569a, 0xafe3_1989_f9a9_24da, 0x456e_6b4e_eb8a_7a5f, 0x3e5b_141b_c4df_b891],
        ],
        [
            [0x189b_2594_37c3_aab0, 0xeed3_7adb_3ec3_1b28, 0x1d42_a495_a943_586e, 0x8dac_9fcc_8704_9686],
            [0x1c71_09db_d3c4_bc9f, 0x3998_29f2_068c_8cf3, 0xed57_2d18_b466_a981, 0xd036_8294_dbdf_085a],
        ],
        [
            [0x796f_22fb_89c7_4100, 0xd80a_3f31_6e87_724a, 0x2a16_3900_5f2c_1a07, 0x35b1_5533_56a5_beab],
            [0x5a04_69b7_f7bf_397b, 0xf2dd_d063_070b_c433, 0x2aa2_6490_7f32_1266, 0x2e2a_b974_2c60_7864],
        ],
        [
            [0x7203_c3f3_40fd_6a1f, 0xdb08_0015_0302_11f5, 0x623c_7194_dbb2_9df4, 0x0db6_5e19_d9c9_65ea],
            [0x7c6e_5475_6036_cfb7, 0xf272_be25_cab8_5159, 0x292d_5a8e_1b51_eeb0, 0x88d6_bc3a_a8b4_8c93],
        ],
        [
            [0x92ea_b2f8_8876_e672, 0xe12b_fc89_df8f_c7bf, 0xed6d_4f70_ee81_caa8, 0xf30d_cce2_a2a8_4171],
            [0xe731_97b7_e36c_c6ba, 0x9f8f_4ba7_8052_f0cd, 0x2707_8888_755e_cb06, 0x8334_1ae0_7ce6_c4cf],
        ],
        [
            [0x6506_4399_2499_c8f6, 0x419b_729b_d057_3a12, 0x0f0d_2de9_c953_f79e, 0x1fc1_5e17_880a_9bbe],
            [0xd46b_fff8_e658_12d4, 0xbd4d_c721_34d0_49ea, 0x46db_2e3c_cdf8_7aae, 0x8396_509d_c93d_b284],
        ],
        [
            [0xd454_6e24_da59_db06, 0x2041_f17c_822a_8dda, 0xe6c7_2cbc_bcb6_da52, 0xa59e_1f38_21db_3a20],
            [0x1a7d_92ee_1142_a29e, 0xc90a_cbf2_5a83_366a, 0xa32d_c669_4f0f_6bb4, 0xf342_8439_8a66_3b12],
        ],
        [
            [0xf4a4_166e_3f27_c066, 0x4816_43cb_43a1_382c, 0x5e90_928c_8b6a_ffb8, 0x94fb_d1ce_166d_5e8f],
            [0x5d54_4490_79f5_a0aa, 0x335d_03c4_2272_a750, 0x7e9e_f3fa_2498_72e7, 0x0a53_e513_0361_02ca],
        ],
        [
            [0xf5c4_4dde_014d_bb85, 0x4c7d_b6f0_28e9_f772, 0xad38_0f87_e881_fe19, 0x5f20_91c8_2941_ea5c],
            [0x9920_5482_e0c0_d0fa, 0xec40_1018_ba23_c435, 0x733e_3ecd_51a9_e2cc, 0xe18f_9e01_d416_faac],
        ],
        [
            [0x6d81_5c53_dcba_e628, 0x5a2e_ee3c_33bd_a5af, 0x74a4_dddf_2d99_53a9, 0x726e_72b9_f5a4_9f00],
            [0x9370_ccd6_0b63_853c, 0x4f36_e951_c5c5_8918, 0x0821_4c41_dddf_5f51, 0x1331_a59f_232b_e60b],
        ],
        [
            [0x43a8_c528_f5c5_f4de, 0x4e1b_77b5_7965_d11b, 0xcfbd_071e_0f39_8bd2, 0xb32d_ad02_7ccc_6933],
            [0x6366_bfed_b8e7_6b06, 0x1b02_c6ee_a013_6cd9, 0xd5bb_6cee_98f2_f045, 0xc0eb_362e_552b_57bb],
        ],
        [
            [0x242d_7d68_a4f3_6728, 0x16fd_299d_5f95_b73c, 0x0270_98cd_d8a2_0384, 0x7e60_326e_14aa_cbb4],
            [0x2da2_7738_0f1b_3ccc, 0xc377_6676_e9d2_ea11, 0x12af_387a_0c50_6e52, 0x8efa_ec3a_2244_5cd3],
        ],
        [
            [0xbbfc_6dec_f719_1cc7, 0x643a_71c8_e737_5b2b, 0xcc7b_559c_d3ad_5a2d, 0x3366_dd4a_7d51_a8a0],
            [0xf38c_41fc_328a_72bf, 0xf8bf_872a_ad52_c5aa, 0xe0b5_62db_6de0_3cee, 0x0828_3b94_84ac_2a1d],
        ],
        [
            [0x76e8_d88d_80bc_27c0, 0x9ed4_f884_2971_5c45, 0x2649_b3a4_c443_c733, 0xb211_92ad_cd67_9232],
            [0xdbdc_5e0b_6bcb_5c20, 0xf5de_c1c2_9acf_b94c, 0x2397_7733_348e_63a4, 0x84b9_ffb6_692c_d366],
        ],
        [
            [0x9a4e_1008_bc84_88d5, 0x3d97_7301_99e1_7780, 0xb182_ea83_6fa6_6fc8, 0x679f_4603_14d2_9897],
            [0x0a63_14c0_60b8_f051, 0x555f_ecb7_781d_bcfc, 0xfb8b_de6b_abab_839c, 0x0146_1466_784d_3716],
        ],
        [
            [0xf036_1956_2c9b_ad76, 0x3db5_df46_fd5e_81f1, 0xb653_a078_7063_f6d0, 0x076e_5f3f_dd34_88a1],
            [0x1eb0_6823_d02b_4f68, 0x1604_922b_212f_5af7, 0x2bf8_2525_83e0_c5a8, 0x521c_3f56_57f2_44f7],
        ],
        [
            [0x2b02_7a36_20ff_c51b, 0xe67d_d544_0a91_80d1, 0xb77b_b64d_4519_2330, 0x28d8_ae29_1f13_bce4],
            [0xcea1_46c4_e484_43f4, 0xa300_7ecb_6019_f51b, 0x2b79_61f6_66bd_2146, 0xc542_2c07_ba08_de06],
        ],
        [
            [0xe4b2_a7ca_74d0_23d1, 0xb496_1859_d61e_8a84, 0x1fc2_93b7_1860_f16c, 0x2bd6_6910_80ef_191b],
            [0x1f01_ade6_a6e0_ef14, 0x8fa5_aacc_d462_6105, 0x85cf_a0f3_e6d5_70e6, 0x213d_3f2a_91bf_fe14],
        ],
        [
            [0x7ead_7967_adf7_6234, 0x63e1_6b6c_ba67_5446, 0xb41a_cbd0_8b8f_c9b8, 0x33d4_77bc_4db1_4b0c],
            [0xf4f7_0e6d_2ea8_c491, 0xb115_695a_8fa3_8330, 0xe4c3_9bdd_2087_e95b, 0x9f91_6804_48e3_3393],
        ],
        [
            [0xe132_bb63_7281_b0b5, 0x9a54_bb72_b50c_aec5, 0xf93f_d87e_7395_8b5c, 0x3497_705f_354f_6836],
            [0xe5ad_ba3e_1313_e9fe, 0x752a_25a2_1e71_aceb, 0x96d3_c372_75be_7eac, 0xb582_d35e_e7c2_298f],
        ],
        [
            [0x6899_f2a9_1ed7_829b, 0x4e38_d72c_4cb4_6e58, 0x138b_574c_adbd_b3ef, 0xbcc6_46d6_9c22_4131],
            [0x1cdc_4186_4b78_d4da, 0x19db_1910_cf6f_7f59, 0x85c3_32b3_4a77_abfb, 0xdc56_bf6f_0be9_5452],
        ],
        [
            [0x650d_f7dd_3166_c394, 0xba28_af39_6562_db46, 0x9b4c_02b8_e0b8_76cd, 0xe701_d575_e607_3227],
            [0x35ee_6ff8_0575_d2e3, 0xa6e5_12ae_5b2b_8976, 0x718d_5410_2f8c_bb36, 0xfd8c_2c32_7c8e_b702],
        ],
        [
            [0x4098_eb83_8084_be70, 0x2561_c794_a8f2_4ef6, 0x8a14_390c_1356_4322, 0x2c17_6a63_678e_10b4],
            [0x7bd8_7ac9_db91_1171, 0x8811_83d9_71fb_0780, 0x9d5f_d87c_63e8_8e26, 0xdf76_b22a_04ff_5459],
        ],
        [
            [0xe46e_8a64_a5db_8611, 0x4950_42f3_a8da_fdab, 0x1d57_4b4b_b321_a844, 0x85a6_cb8a_77c8_922f],
            [0xa737_1eed_1550_2c3b, 0xdabd_d301_0cb1_0869, 0xb262_a684_c968_2e98, 0xeca2_5a96_462d_2cd2],
        ],
        [
            [0xdd07_6a3f_6043_03f5, 0x4841_4a4c_c363_2233, 0x0072_0ebe_09f2_9724, 0xebdd_d2e7_0836_e7d7],
            [0x594c_da7f_ef98_c673, 0x7d6b_ba33_f0f6_958b, 0x7e38_a13d_039c_74ae, 0x7b37_2e38_573d_00d9],
        ],
        [
            [0x1feb_6c88_3e38_751a, 0x988b_82ea_b6fa_7a44, 0x3ef9_c2a0_b5f7_9875, 0xa04c_f34c_9895_3271],
            [0x9739_7db4_3c8a_712b, 0x57c5_a9ac_152a_e1d4, 0x3ed2_7305_0ca3_cb01, 0x287c_acf5_66c8_8ef5],
        ],
        [
            [0xb899_a11b_98c0_3553, 0xe333_e68f_7543_a59a, 0x4930_f96a_d526_db94, 0xfb5f_8575_bfbf_c88d],
            [0x964e_4f7a_a0b4_c233, 0xaf81_459a_75ff_4d9e, 0x03aa_1007_a91b_529e, 0x90a6_2229_55be_ccb0],
        ],
        [
            [0xb0e7_7066_3b00_56e7, 0xf843_7e87_4362_ae62, 0xd117_bff5_abde_8583, 0xbcb6_684b_204b_7d47],
            [0xee02_f19b_ddc0_ffe1, 0x41d8_ced5_14be_b705, 0x86f0_62e2_a3e3_3a44, 0x725d_94a5_b00d_e73f],
        ],
        [
            [0x28e6_e79a_72ca_62eb, 0xc00d_d70f_36e0_7df4, 0x6f0f_db8a_1aae_d3df, 0x2f19_2f91_3c25_b6b8],
            [0x2714_4f97_5cc8_9aee, 0xc465_f04e_16a0_f287, 0xaa81_a4dd_dce4_a862, 0x045a_34e8_0837_594b],
        ],
        [
            [0x5e18_a3bd_37e4_71c1, 0x3062_c055_f873_6ddc, 0x3577_72c0_8b10_c7a9, 0x548a_1a3c_a93d_536c],
            [0x23d6_b53a_b36e_6830, 0x76aa_358c_1deb_b858, 0x73ac_ff5c_997a_9e8a, 0x2bee_af0c_0907_50bc],
        ],
    ],
    [
        [
            [0x6447_8150_6937_ecf6, 0xf41c_334c_f6d0_26d0, 0x13fe_c988_c113_52bb, 0xec73_2495_10af_213c],
            [0x2ae5_933b_aaa7_4eea, 0x1c04_d6a3_4e33_33e5, 0x5837_6488_91ed_9116, 0x0ee6_f858_99da_688d],
        ],
        [
            [0x85fe_2bde_9240_78d3, 0xb916_3815_90e5_1604, 0x6a7c_fe5c_51f5_11dc, 0xf9b8_1de8_9270_92ae],
            [0xa4cc_e66a_0de5_170a, 0xb884_2fed_2b1b_09ab, 0xc1cb_4b87_b82a_1d6f, 0xb5cd_4fb6_d9e6_e424],
        ],
        [
            [0x4568_26be_2976_1e51, 0x9631_e72b_e40c_9f3c, 0xd832_253d_3f86_5238, 0xbe6c_9520_7465_f41e],
            [0xd9d3_bf47_fd28_1739, 0x8332_07b6_8a60_260d, 0xefa8_e3ef_f863_6c8b, 0x5c97_7f4b_417a_062a],
        ],
        [
            [0xe2d5_b75b_58a1_d94e, 0xd843_2d07_3d93_0156, 0x6564_a426_e16d_d16f, 0xdf4b_7b7a_5f6c_4ece],
            [0x8abb_85c8_c686_d262, 0xd98a_65c8_85f5_bd02, 0x5168_f636_cad0_2e05, 0xd1b7_0631_7652_00ff],
        ],
        [
            [0xbd40_9322_c442_02e5, 0x34ff_1560_79d1_9072, 0x7d69_90ea_9a7f_2499, 0x2ae0_e27b_689c_a19b],
            [0x8e3a_00ba_33cc_5e6a, 0xb5f2_ad61_daf7_4b15, 0xbe05_5469_fb69_bea7, 0x40f8_1625_d595_209d],
        ],
        [
            [0xab16_f5cb_e036_5022, 0x5f82_4a33_de89_6716, 0x25c8_c88d_2630_d944, 0xd71c_3f74_d833_ddc2],
            [0x202d_3c6e_bde9_8df0, 0xd52b_2ff3_de10_6295, 0xc1e0_fb42_1be3_2c4c, 0x6f00_a143_a1dd_2b0d],
        ],
        [
            [0x786a_6a73_4880_8d44, 0xeb54_93a3_1654_44d2, 0xb396_7235_8559_258a, 0xbe99_df94_a62f_6cbf],
            [0xceda_6c48_3efa_feca, 0xcc80_8c11_893e_a53b, 0x170f_d781_699e_a0c2, 0xd835_3e2c_f59e_8e67],
        ],
        [
            [0xb9d3_8874_239d_b052, 0xfea6_ad16_145b_ffbe, 0x72a1_54c3_95ef_4686, 0x7bfb_28b6_c898_ab3c],
            [0xf01e_fc45_5bec_f9b4, 0xada4_813c_6bd9_f814, 0x7d54_65fc_6aa1_15b7, 0x015e_406c_f695_a99d],
        ],
        [
            [0x03e7_ad3e_972a_7c0f, 0x9d75_20e6_952a_2fa3, 0x383c_3442_d3df_e9be, 0x9904_000f_c56d_f9fc],
            [0x6fcd_cac1_b25d_3a8d, 0x3eca_8db7_4fa9_2e1c, 0xd55f_9c27_dbb6_f850, 0xfd3f_7408_e4c4_ee1b],
        ],
        [
            [0x64f6_a1ea_280d_160f, 0x5b33_8d6b_5c4c_8068, 0xc298_1e42_54e9_1afe, 0x819e_3b1d_af83_0e5c],
            [0xd162_d248_09e6_9f07, 0xeb11_014a_d9f9_102f, 0x1287_84c8_ee6c_aebf, 0x2f97_6f98_6958_c66b],
        ],
        [
            [0xa966_dd35_c7ac_ffee, 0xbbca_47de_f63e_63b0, 0xaffc_2762_17c4_a9a1, 0x4e86_8f7a_b1e1_7195],
            [0xd386_2236_d6a7_4402, 0x99bd_dce8_0a67_526a, 0x3c9d_ea69_fb89_0d36, 0x0e68_1549_03f0_84a3],
        ],
        [
            [0xa47c_1fc9_8611_9951, 0x770a_bc1a_6159_94e6, 0xb751_345c_79cd_d04b, 0xd9a3_b909_9838_0a52],
            [0xc3d1_2f3a_58ab_8b34, 0xbe9d_bd35_c5c3_51d4, 0xd965_c841_74a5_fcb5, 0x0e96_1ea4_41a2_7af4],
        ],
        [
            [0xcd88_cf45_2aef_5ab5, 0x59f4_5b34_c2d8_54c3, 0xbca2_d50a_0604_df57, 0x9518_cd29_823f_c38d],
            [0x659c_d618_1dd3_7536, 0xf44f_b791_a9ad_96a6, 0xfebc_17f9_84d2_6d0c, 0xaa1c_7dcb_356e_6ba7],
        ],
        [
            [0x2231_dac2_dfff_ccfa, 0xc14b_7523_0f01_979f, 0xf0cc_ce1e_2d52_ee7f, 0x0662_200b_56d0_66be],
            [0x58b4_7246_48f8_c6e4, 0x6666_a26a_96f5_6a1b, 0xb0f9_8827_7fa3_5536, 0x5c7d_9fa9_5fde_2599],
        ],
        [
            [0xb264_841c_ae06_7723, 0xafab_cc8c_8814_d77e, 0x74f4_da15_4cd8_3e82, 0x056a_c6e5_96f0_4945],
            [0x5953_0f91_6b0e_258b, 0x2f4a_4438_fd61_5e45, 0x285d_1912_e100_462c, 0xa815_3c39_2362_a61c],
        ],
        [
            [0xe175_c2dd_71d9_d710, 0x5383_4c88_af6d_fb90, 0xed94_b6d5_deed_44f4, 0xcd70_68c6_c5b3_40ca],
            [0x6a5a_5658_5955_7230, 0xa1e0_df8b_a05b_eb2a, 0xe1b9_4293_c6ca_1b3e, 0xa83d_8999_cd78_47d9],
        ],
        [
            [0x5cfb_b2f2_1145_3e29, 0x89fc_f3c4_b441_15ec, 0x5dcc_8aed_2e66_b179, 0xbfb5_ec0e_c79d_440d],
            [0x62a6_81f8_1339_0c62, 0x122c_dbfa_ee94_3794, 0x9938_002d_01ba_b769, 0xd806_d97e_be3e_7550],
        ],
        [
            [0x5478_fe39_10f2_6620, 0xf1a5_1a94_9989_70c4, 0xfaf9_2f5c_2a3a_696e, 0xa8a0_660a_6a3a_6bcc],
            [0xea70_a742_b275_47df, 0xbd14_5d1a_3361_644a, 0x30e7_74a2_c3a0_f477, 0x0c64_7f7d_b2ea_5386],
        ],
        [
            [0xab12_ecee_34b6_e421, 0x05e0_5a0b_f4d5_37ff, 0x763f_0cc3_7fa2_e289, 0x0a1a_acbb_2251_d5e9],
            [0xdfa4_2392_4826_a25a, 0x811a_6278_7208_a9a5, 0x2c7d_ba39_27d6_3450, 0xdc19_c1dd_1ac4_86ef],
        ],
        [
            [0xa0ec_fd94_c274_9047, 0xed34_54f4_b310_d91e, 0xc5d9_ae59_795d_f93a, 0xf18c_6773_dbec_298e],
            [0x90c7_a809_b52d_47d2, 0xd0aa_4c2e_6f78_3354, 0x20ef_4ec4_4e0a_17cf, 0x1ffb_b11a_386d_8a7c],
        ],
        [
            [0xfa4d_85b6_39fc_8202, 0x7096_247b_3263_d667, 0xf618_3c6f_6aec_29d3, 0x78e6_7ea9_ae3e_f7c7],
            [0x3b3d_02c7_df4d_4da3, 0x8bc0_6eff_666d_7a60, 0x9ba9_9a50_2486_3992, 0x4851_b78b_45d9_641c],
        ],
        [
            [0x835d_6cea_74e0_9e0b, 0x1638_b1f7_0a9f_ff4c, 0x6aa1_bcf0_e2ae_b64f, 0x7309_dea9_4e7c_349a],
            [0x451b_39a4_1c8d_ce44, 0xd810_63c3_daee_dae6, 0x9594_6028_a354_a001, 0xf769_e605_7722_60cf],
        ],
        [
            [0xe382_ee17_0487_fa3e, 0xede9_40ac_4871_c478, 0x54f6_6381_4bbd_a756, 0x1991_9de6_8101_632b],
            [0x5e53_f73c_f244_80ff, 0x34df_6a04_bdd3_4b3a, 0x7d22_4846_60ac_e0c4, 0x9682_bb30_1503_292d],
        ],
        [
            [0xdd17_5027_da45_ad00, 0x52a5_af3e_a40e_c661, 0x92a8_bd4b_46a2_20b7, 0xb6b3_eeff_d62b_9bf6],
            [0x8ce1_343d_5ff3_8d5f, 0x3891_2e4a_0ac8_7455, 0x6201_8868_f77e_32df, 0xb416_541d_211a_a568],
        ],
        [
            [0x359c_b646_46f9_d660, 0x682e_1100_cb49_3c10, 0x063c_f7fe_014f_b9ce, 0xb19d_78db_5cd9_f19d],
            [0x2572_c78c_b349_0413, 0x657e_8c56_d834_1cf5, 0x6463_0f05_6c6f_355d, 0x87ef_3958_840a_3ded],
        ],
        [
            [0xd8d2_be14_ae33_6ee4, 0x7a09_3401_f432_310b, 0x9fa7_0028_5793_4d16, 0xc88f_fc9d_1268_8ccc],
            [0xfe96_6c5f_0c94_690f, 0x8ead_e6c9_b765_6f90, 0x77a5_94b0_8a6e_42c2, 0x084e_e1f3_a2c2_d9da],
        ],
        [
            [0xcdaf_e661_fdc2_0dff, 0xbfef_7da4_1c3b_7b48, 0x67bc_b801_5be4_22b2, 0x5b57_b4b5_99c4_1732],
            [0x3d8b_509c_e8db_e8ce, 0xb4d0_ba73_3eb3_1d93, 0xac66_5d1e_16e9_34ed, 0x7ad4_7c3f_1a63_386f],
        ],
        [
            [0xe746_c079_164a_7a37, 0xb5f0_181b_f203_dd98, 0x2db3_7c71_7e9c_c9ec, 0x67f6_a4dd_95b8_bd8d],
            [0xaa69_429e_8ff1_388d, 0x99ca_a59d_3fd1_8449, 0x432f_f7e4_68f0_aae7, 0x317e_b13f_49dc_78f2],
        ],
        [
            [0xb48c_1eff_2b36_2557, 0xf3fe_7f2c_0892_9ff7, 0x8a5a_f502_f276_c22e, 0x62dd_3578_c64a_2828],
            [0xc3bd_b67b_a237_7db9, 0x1dda_0db7_6b04_03a6, 0xb15e_95a8_81b1_3cfd, 0xc6ff_7996_b6d2_e977],
        ],
        [
            [0xa73d_9fb2_cd98_745b, 0xd42c_2337_4b76_d6d1, 0x0144_d4f4_489f_2204, 0xd3c1_d95d_d34c_7866],
            [0x4482_cb9e_dc26_59ce, 0x9643_f738_b8af_8937, 0xc6bc_9b4a_0d71_8f49, 0x804d_bcea_db5e_6db0],
        ],
        [
            [0xe503_cd8e_e230_2a6c, 0xdd7c_7375_cfd1_82ae, 0xe992_a7ec_6c95_a42f, 0xb7f2_f23a_2e06_b32f],
            [0x97c7_5e4c_1ff8_6d7f, 0xd5d8_9f74_34ce_b0bc, 0x6d0b_0f78_027d_5cfb, 0xe222_8851_7423_e1c6],
        ],
        [
            [0xd0f0_18f4_537c_e5e3, 0x6306_d2aa_5d0f_10c6, 0x0815_1c9b_08fe_6565, 0xdad7_875b_4a05_dfa8],
            [0x5a73_47cb_ac2f_5ef5, 0xa0e5_4500_2f6f_35cb, 0xee10_50bf_5dd8_97f3, 0x6352_a23a_b874_fe75],
        ],
    ],
];
