//! Signs what a merchant sends to a payment gateway and verifies what the gateway sends back.

#![forbid(unsafe_code)]

mod error;
pub mod key;
pub mod rsa;

pub use error::{Code, Error};
