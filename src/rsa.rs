//! RSA as the schemes use it: the two raw operations on one block of the modulus's length.
//!
//! Padding is the business of [`crate::signature`]; key containers are the business of [`crate::key`].

use ::rsa::{
    BoxedUint, RsaPrivateKey, RsaPublicKey,
    hazmat::{rsa_decrypt_and_check, rsa_encrypt},
    traits::{PrivateKeyParts, PublicKeyParts},
};
use rand_core::TryCryptoRng;

/// Why numbers are not a usable RSA key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Defect {
    /// The modulus has this many bits, fewer than 1024.
    Short(usize),
    /// The modulus has this many bits, more than 4096.
    Long(usize),
    /// The public exponent is below 65537.
    SmallExponent,
    /// The numbers do not belong together: an even modulus, p·q ≠ n, or d·e ≢ 1.
    Inconsistent,
}

/// The private operation could not be done: no randomness, or its result did not check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault;

/// The numbers of a private key, each big-endian, leading zeros allowed (RFC 8017, A.1.2).
#[derive(Clone, Copy)]
pub struct Numbers<'a> {
    /// The modulus.
    pub n: &'a [u8],
    /// The public exponent.
    pub e: &'a [u8],
    /// The private exponent.
    pub d: &'a [u8],
    /// One prime.
    pub p: &'a [u8],
    /// The other prime.
    pub q: &'a [u8],
}

/// A public key of 1024 to 4096 bit with an exponent of at least 65537.
pub struct PublicKey {
    key: RsaPublicKey,
}

impl PublicKey {
    /// Takes modulus and exponent, each big-endian.
    pub fn new(n: &[u8], e: &[u8]) -> Result<Self, Defect> {
        let n = BoxedUint::from_be_slice_vartime(n);
        let e = BoxedUint::from_be_slice_vartime(e);
        check_floor(&n, &e)?;
        let key = RsaPublicKey::new(n, e).map_err(|_| Defect::Inconsistent)?;
        Ok(Self { key })
    }

    /// A key with any exponent, for showing that verification does not rest on the floor.
    #[cfg(test)]
    pub(crate) fn below_the_floor(n: &[u8], e: &[u8]) -> Self {
        let [n, e] = [n, e].map(BoxedUint::from_be_slice_vartime);
        Self {
            key: RsaPublicKey::new(n, e).expect("a modulus and an exponent"),
        }
    }

    /// The length of the modulus in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.key.n().bits() as usize
    }

    /// The length of the modulus, and so of a block, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.key.size()
    }

    /// The modulus, big-endian, [`Self::size`] bytes.
    #[must_use]
    pub fn modulus(&self) -> Vec<u8> {
        self.key.n_bytes().into_vec()
    }

    /// The public exponent, big-endian, without leading zeros.
    #[must_use]
    pub fn exponent(&self) -> Vec<u8> {
        self.key.e_bytes().into_vec()
    }

    /// block^e mod n, [`Self::size`] bytes. `None` unless `block` has that length and is below n.
    #[must_use]
    pub fn raise(&self, block: &[u8]) -> Option<Vec<u8>> {
        if block.len() != self.size() {
            return None;
        }
        let block = BoxedUint::from_be_slice(block, self.key.n_bits_precision()).ok()?;
        if block >= *self.key.n().as_ref() {
            return None;
        }
        let raised = rsa_encrypt(&self.key, &block).ok()?;
        Some(fixed_length(&raised, self.size()))
    }
}

/// A private key with its public half. Not `Clone`, prints nothing, wiped on drop.
pub struct PrivateKey {
    key: RsaPrivateKey,
    public: PublicKey,
}

impl PrivateKey {
    /// Takes the numbers of a two-prime key and checks that they belong together.
    pub fn new(numbers: Numbers<'_>) -> Result<Self, Defect> {
        let public = PublicKey::new(numbers.n, numbers.e)?;
        let key = RsaPrivateKey::from_components(
            public.key.n().as_ref().clone(),
            public.key.e().clone(),
            BoxedUint::from_be_slice_vartime(numbers.d),
            [numbers.p, numbers.q]
                .map(BoxedUint::from_be_slice_vartime)
                .to_vec(),
        )
        .map_err(|_| Defect::Inconsistent)?;
        if key.primes().len() != 2 {
            return Err(Defect::Inconsistent);
        }
        Ok(Self { key, public })
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// block^d mod n, blinded, and checked by raising it to e before it leaves.
    pub fn raise<R: TryCryptoRng>(&self, block: &[u8], rng: &mut R) -> Result<Vec<u8>, Fault> {
        let size = self.public.size();
        if block.len() != size {
            return Err(Fault);
        }
        let block =
            BoxedUint::from_be_slice(block, self.key.n_bits_precision()).map_err(|_| Fault)?;
        let raised = rsa_decrypt_and_check(&self.key, Some(rng), &block).map_err(|_| Fault)?;
        Ok(fixed_length(&raised, size))
    }
}

fn check_floor(n: &BoxedUint, e: &BoxedUint) -> Result<(), Defect> {
    match n.bits_vartime() as usize {
        bits @ 0..1024 => return Err(Defect::Short(bits)),
        bits @ 4097.. => return Err(Defect::Long(bits)),
        _ => {}
    }
    if *e < BoxedUint::from(65_537u32) {
        return Err(Defect::SmallExponent);
    }
    Ok(())
}

fn fixed_length(number: &BoxedUint, size: usize) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    bytes[bytes.len().saturating_sub(size)..].to_vec()
}
