//! ECDSA of a digest with the crates `k256` and `p256`, deterministic (RFC 6979), as DER.

use wasm_bindgen::prelude::*;

/// wasm-bindgen exports no generic types.
macro_rules! curve_key {
    ($name:ident, $curve:ident) => {
        /// A key pair that was read.
        #[wasm_bindgen]
        pub struct $name {
            private: $curve::ecdsa::SigningKey,
            public: $curve::ecdsa::VerifyingKey,
        }

        #[wasm_bindgen]
        impl $name {
            /// From the private number, big-endian, and the public point as SEC 1 has it.
            #[wasm_bindgen(constructor)]
            pub fn new(secret: &[u8], point: &[u8]) -> Result<$name, JsError> {
                Ok(Self {
                    private: $curve::ecdsa::SigningKey::from_slice(secret)?,
                    public: $curve::ecdsa::VerifyingKey::from_sec1_bytes(point)?,
                })
            }

            /// The signature of a digest.
            pub fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, JsError> {
                use $curve::ecdsa::{Signature, signature::hazmat::PrehashSigner};
                let signature: Signature = self.private.sign_prehash(digest)?;
                Ok(signature.to_der().as_bytes().to_vec())
            }

            /// Whether that is genuine; with a high s too, as for the others.
            pub fn verify(&self, digest: &[u8], signature: &[u8]) -> bool {
                use $curve::ecdsa::{Signature, signature::hazmat::PrehashVerifier};
                Signature::from_der(signature).is_ok_and(|signature| {
                    self.public
                        .verify_prehash(digest, &signature.normalize_s())
                        .is_ok()
                })
            }
        }
    };
}

curve_key!(K256Key, k256);
curve_key!(P256Key, p256);
