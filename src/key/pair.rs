//! A private key on P-256 with its public half.

use countersign_curves::p256::generator_multiple;
use p256::{FieldBytes, NonZeroScalar, PublicKey, Sec1Point, elliptic_curve::sec1::FromSec1Point};
use zeroize::Zeroizing;

/// A number from 1 to n − 1 and its multiple of the generator. Wiped on drop.
pub struct P256Pair {
    number: Zeroizing<NonZeroScalar>,
    public: PublicKey,
}

impl P256Pair {
    /// `None` unless the number, big-endian, is from 1 to n − 1.
    pub(super) fn new(number: &[u8; 32]) -> Option<Self> {
        let bytes = Zeroizing::new(FieldBytes::from(*number));
        let scalar = NonZeroScalar::from_repr(*bytes)
            .into_option()
            .map(Zeroizing::new)?;
        let [x, y] = generator_multiple(number).map(FieldBytes::from);
        let point = Sec1Point::from_affine_coordinates(&x, &y, false);
        let public = PublicKey::from_sec1_point(&point).into_option()?;
        Some(Self {
            number: scalar,
            public,
        })
    }

    pub(crate) fn number(&self) -> &NonZeroScalar {
        &self.number
    }

    /// The number, big-endian.
    pub(crate) fn to_bytes(&self) -> Zeroizing<FieldBytes> {
        Zeroizing::new(self.number.to_bytes())
    }

    pub(crate) fn public(&self) -> &PublicKey {
        &self.public
    }
}
