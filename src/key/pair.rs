//! A private key on an elliptic curve with its public half.

use countersign_curves::{Coordinates, p256, secp256k1};
use ecdsa::{
    EcdsaCurve,
    elliptic_curve::{
        Curve, CurveArithmetic, FieldBytes, NonZeroScalar, PublicKey,
        consts::U32,
        ff::PrimeField as _,
        sec1::{FromSec1Point, Sec1Point, ToSec1Point},
    },
};
use rfc6979::bigint::U256;
use zeroize::Zeroizing;

/// A curve whose generator `countersign-curves` multiplies.
pub trait OwnCurve:
    EcdsaCurve
    + Curve<FieldBytesSize = U32, Uint = U256>
    + CurveArithmetic<AffinePoint: FromSec1Point<Self> + ToSec1Point<Self>>
{
    /// The generator times a secret number, big-endian.
    fn generator_multiple(number: &[u8; 32]) -> Coordinates;
}

impl OwnCurve for k256::Secp256k1 {
    fn generator_multiple(number: &[u8; 32]) -> Coordinates {
        secp256k1::generator_multiple(number)
    }
}

impl OwnCurve for ::p256::NistP256 {
    fn generator_multiple(number: &[u8; 32]) -> Coordinates {
        p256::generator_multiple(number)
    }
}

/// A number from 1 to n − 1 and its multiple of the generator. Wiped on drop.
pub struct Pair<C: OwnCurve> {
    number: Zeroizing<NonZeroScalar<C>>,
    public: PublicKey<C>,
}

impl<C: OwnCurve> Pair<C> {
    /// `None` unless the number, big-endian, is from 1 to n − 1.
    pub(super) fn new(number: &[u8; 32]) -> Option<Self> {
        let bytes = Zeroizing::new(FieldBytes::<C>::from(*number));
        let scalar = NonZeroScalar::from_repr(*bytes)
            .into_option()
            .map(Zeroizing::new)?;
        let [x, y] = C::generator_multiple(number).map(FieldBytes::<C>::from);
        let point = Sec1Point::<C>::from_affine_coordinates(&x, &y, false);
        let public = PublicKey::from_sec1_point(&point).into_option()?;
        Some(Self {
            number: scalar,
            public,
        })
    }

    pub(crate) fn number(&self) -> &NonZeroScalar<C> {
        &self.number
    }

    /// The number, big-endian.
    pub(crate) fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        let bytes = Zeroizing::new(self.number.as_ref().to_repr());
        Zeroizing::new((*bytes).into())
    }

    pub(crate) fn public(&self) -> &PublicKey<C> {
        &self.public
    }
}
