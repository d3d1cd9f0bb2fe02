//! ECDSA (FIPS 186-5, 6.4), its points by `countersign-curves`. Signatures on secp256k1 are verified by `k256`.

use crate::key::OwnCurve;
use countersign_curves::p256::sum_has_x;
use ecdsa::{
    Signature,
    elliptic_curve::{
        FieldBytes, NonZeroScalar, Scalar,
        ops::{Invert as _, Reduce as _},
        point::AffineCoordinates as _,
    },
};
use p256::{NistP256, PublicKey};
use zeroize::Zeroizing;

/// The signature of a digest with a nonce. `None` for the few nonces that make none.
pub fn sign<C: OwnCurve>(
    digest: &[u8],
    key: &NonZeroScalar<C>,
    nonce: &[u8; 32],
) -> Option<Signature<C>> {
    let bytes = Zeroizing::new(FieldBytes::<C>::from(*nonce));
    let k = Zeroizing::new(NonZeroScalar::<C>::from_repr(*bytes).into_option()?);
    let inverse = Zeroizing::new(k.invert());
    let [x, _] = C::generator_multiple(nonce);
    let r = reduced::<C>(&x);
    let product = Zeroizing::new(r * key.as_ref());
    let s = *inverse.as_ref() * (reduced::<C>(digest) + *product);
    let signature = Signature::from_scalars(r, s).ok()?;
    Some(if C::NORMALIZE_S {
        signature.normalize_s()
    } else {
        signature
    })
}

/// Whether it is a signature of the digest by `key`.
pub fn verify_p256(digest: &[u8], signature: &Signature<NistP256>, key: &PublicKey) -> bool {
    let (r, s) = signature.split_scalars();
    let inverse = s.invert_vartime();
    let [u1, u2, r] = [reduced::<NistP256>(digest) * *inverse, *r * *inverse, *r]
        .map(|scalar| scalar.to_bytes().into());
    let point = [key.as_affine().x(), key.as_affine().y()].map(Into::into);
    sum_has_x(&u1, &u2, &point, &r)
}

/// The first 256 bits of a digest as a number, modulo n.
fn reduced<C: OwnCurve>(digest: &[u8]) -> Scalar<C> {
    let mut bytes = FieldBytes::<C>::default();
    let head = digest.get(..bytes.len()).unwrap_or(digest);
    for (to, from) in bytes.iter_mut().rev().zip(head.iter().rev()) {
        *to = *from;
    }
    Scalar::<C>::reduce(&bytes)
}
