use num_bigint::BigInt;

use super::{Random, Tested, ZERO, bytes, edges, order};
use crate::field::Prime;
use crate::scalar::{Order, is_scalar};

on_every_curve!(the_constants_are_what_they_say, numbers_from_1_to_n_less_1,);

fn the_constants_are_what_they_say<C: Tested>() {
    let n = order::<C>();
    let number = |words: [u64; 4]| {
        let words = words.iter().rev();
        words.fold(BigInt::from(0), |high, word| (high << 64) + word)
    };
    assert_eq!(number(Order::<C>::MODULUS), n);
    let radix = BigInt::from(1) << 261;
    assert_eq!(number(Order::<C>::ONE), &radix % &n);
    assert_eq!(number(Order::<C>::SQUARE_OF_RADIX), &radix * &radix % &n);
}

fn numbers_from_1_to_n_less_1<C: Tested>() {
    let n = order::<C>();
    let mut random = Random::new();
    let mut numbers = edges::<C>();
    numbers.extend((0..2000).flat_map(|_| [random.bytes(), random.runs()]));
    let mut refused = 0;
    for number in &numbers {
        let expected = *number != ZERO && *number < bytes(&n);
        assert_eq!(is_scalar::<C>(number), expected, "{number:02x?}");
        refused += usize::from(!expected);
    }
    assert!(refused > 40, "{refused}");
}
