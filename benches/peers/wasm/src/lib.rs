//! `rsa`, `k256` and `p256` as a merchant would compile them to wasm, for `cargo xtask bench`. Nothing that is shipped.
//!
//! The flags are those of the package, optimised for speed alone. `cpubits="32"` makes `rsa` and `k256` much faster;
//! `p256` alone would be faster without it.
#![cfg(target_family = "wasm")]

mod curve_key;
mod random;
mod rsa_key;
