//! RSA with the crate `rsa`: type 1 blocks of text, and signatures of a SHA-1 digest.

use crate::random::RuntimeRng;
use rsa::{
    BoxedUint, Pkcs1v15Sign, RsaPrivateKey, RsaPublicKey, hazmat::rsa_encrypt,
    traits::PublicKeyParts,
};
use sha1::Sha1;
use wasm_bindgen::prelude::*;

/// A key pair that was read.
#[wasm_bindgen]
pub struct RsaKey {
    private: RsaPrivateKey,
    public: RsaPublicKey,
}

#[wasm_bindgen]
impl RsaKey {
    /// From the numbers of a JWK, big-endian.
    #[wasm_bindgen(constructor)]
    pub fn new(n: &[u8], e: &[u8], d: &[u8], p: &[u8], q: &[u8]) -> Result<RsaKey, JsError> {
        let [n, e, d, p, q] = [n, e, d, p, q].map(BoxedUint::from_be_slice_vartime);
        let private = RsaPrivateKey::from_components(n, e, d, vec![p, q])?;
        let public = private.to_public_key();
        Ok(Self { private, public })
    }

    /// The type 1 block of a text, blinded.
    pub fn seal(&self, text: &[u8]) -> Result<Vec<u8>, JsError> {
        self.blinded(Pkcs1v15Sign::new_unprefixed(), text)
    }

    /// The text of a type 1 block. The crate has no call for it that does not know the text.
    pub fn open(&self, block: &[u8]) -> Result<Vec<u8>, JsError> {
        let number = BoxedUint::from_be_slice(block, self.public.n_bits_precision())?;
        if number >= *self.public.n().as_ref() {
            return Err(JsError::new("not below the modulus"));
        }
        let opened = rsa_encrypt(&self.public, &number)?.to_be_bytes();
        let padding = |rest: &[u8]| rest.iter().take_while(|byte| **byte == 0xff).count();
        match &*opened {
            [0, 1, rest @ ..] if padding(rest) >= 8 && rest.get(padding(rest)) == Some(&0) => {
                Ok(rest[padding(rest) + 1..].to_vec())
            }
            _ => Err(JsError::new("no type 1 block")),
        }
    }

    /// PKCS#1 v1.5 of a SHA-1 digest, blinded.
    pub fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, JsError> {
        self.blinded(Pkcs1v15Sign::new::<Sha1>(), digest)
    }

    /// Whether that is genuine.
    pub fn verify(&self, digest: &[u8], signature: &[u8]) -> bool {
        let scheme = Pkcs1v15Sign::new::<Sha1>();
        self.public.verify(scheme, digest, signature).is_ok()
    }

    fn blinded(&self, scheme: Pkcs1v15Sign, text: &[u8]) -> Result<Vec<u8>, JsError> {
        Ok(self.private.sign_with_rng(&mut RuntimeRng, scheme, text)?)
    }
}
