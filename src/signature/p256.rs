//! ECDSA on P-256 (FIPS 186-5, 6.4), its points by `countersign-curves`.

use countersign_curves::p256::{generator_multiple, sum_has_x};
use p256::{
    FieldBytes, NonZeroScalar, PublicKey, Scalar,
    ecdsa::Signature,
    elliptic_curve::{ops::Reduce as _, point::AffineCoordinates as _},
};
use zeroize::Zeroizing;

/// The signature of a digest with a nonce. `None` for the few nonces that make none.
pub fn sign(digest: &[u8], key: &NonZeroScalar, nonce: &[u8; 32]) -> Option<Signature> {
    let bytes = Zeroizing::new(FieldBytes::from(*nonce));
    let k = Zeroizing::new(NonZeroScalar::from_repr(*bytes).into_option()?);
    let inverse = Zeroizing::new(Option::<Scalar>::from(k.invert())?);
    let [x, _] = generator_multiple(nonce);
    let r = reduced(&x);
    let product = Zeroizing::new(r * key.as_ref());
    let s = *inverse * (reduced(digest) + *product);
    Signature::from_scalars(r, s).ok()
}

/// Whether it is a signature of the digest by `key`.
pub fn verify(digest: &[u8], signature: &Signature, key: &PublicKey) -> bool {
    let (r, s) = signature.split_scalars();
    let Some(inverse) = s.invert_vartime().into_option() else {
        return false;
    };
    let [u1, u2, r] =
        [reduced(digest) * inverse, *r * inverse, *r].map(|scalar| scalar.to_bytes().into());
    let point = [key.as_affine().x(), key.as_affine().y()].map(Into::into);
    sum_has_x(&u1, &u2, &point, &r)
}

/// The first 256 bits of a digest as a number, modulo n.
fn reduced(digest: &[u8]) -> Scalar {
    let mut bytes = FieldBytes::default();
    let head = digest.get(..bytes.len()).unwrap_or(digest);
    for (to, from) in bytes.iter_mut().rev().zip(head.iter().rev()) {
        *to = *from;
    }
    Scalar::reduce(&bytes)
}
