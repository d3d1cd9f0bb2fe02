//! ECDSA (FIPS 186-5, 6.4) on the digest of a text.

use subtle::{Choice, ConditionallySelectable};
use zeroize::Zeroizing;

use crate::comb::{Formulas, generator_multiple};
use crate::field::{Field, Prime};
use crate::scalar::{Order, difference, is_scalar, words};
use crate::sum::sum_has_x;
use crate::{Coordinates, Signature};

type Scalar<C> = Field<Order<C>>;

/// [`crate::Curve::sign`].
pub fn sign<C: Formulas>(digest: &[u8], key: &[u8; 32], nonce: &[u8; 32]) -> Option<Signature> {
    if !is_scalar::<C>(nonce) {
        return None;
    }
    let [x, _] = generator_multiple::<C>(nonce);
    let r = Scalar::<C>::from_bytes(&x);
    let inverse = Zeroizing::new(Scalar::<C>::from_bytes(nonce).inverted());
    let key = Zeroizing::new(Scalar::<C>::from_bytes(key));
    let sum = Zeroizing::new(head::<C>(digest) + r * *key);
    let signature = [r, *inverse * *sum].map(Field::to_bytes);
    signature.iter().all(is_scalar::<C>).then_some(signature)
}

/// [`crate::Curve::verify`].
pub fn verify<C: Formulas>(digest: &[u8], [r, s]: &Signature, key: &Coordinates) -> bool {
    if ![r, s].into_iter().all(is_scalar::<C>) {
        return false;
    }
    let inverse = Scalar::<C>::from_bytes(s).inverted();
    let [u1, u2] =
        [head::<C>(digest), Scalar::<C>::from_bytes(r)].map(|factor| (factor * inverse).to_bytes());
    sum_has_x::<C>(&u1, &u2, key, r)
}

/// [`crate::Curve::with_low_s`].
pub fn with_low_s<C: Formulas>([r, s]: Signature) -> Signature {
    let s = words(&s);
    let (negative, _) = difference(Order::<C>::MODULUS, s);
    let (_, is_low) = difference(s, negative);
    let is_low = Choice::from(u8::from(is_low));
    let mut low = [0; 32];
    for (bytes, (negative, s)) in
        (low.as_chunks_mut().0.iter_mut().rev()).zip(negative.iter().zip(&s))
    {
        *bytes = u64::conditional_select(negative, s, is_low).to_be_bytes();
    }
    [r, low]
}

/// The first 256 bits of a digest as a number, modulo n.
fn head<C: Formulas>(digest: &[u8]) -> Scalar<C> {
    let mut bytes = [0; 32];
    let head = digest.get(..bytes.len()).unwrap_or(digest);
    for (to, from) in bytes.iter_mut().rev().zip(head.iter().rev()) {
        *to = *from;
    }
    Scalar::<C>::from_bytes(&bytes)
}
