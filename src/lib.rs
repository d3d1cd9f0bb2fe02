//! Signs what a merchant sends to a payment gateway and verifies what the gateway sends back.
//!
//! It does without the standard library, so there is no clock, no file and no network that it could use: time and randomness
//! are handed in.

#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

mod canonical;
mod error;
mod expectation;
mod explain;
pub mod gateway;
pub mod key;
pub mod message;
mod order;
mod outcome;
pub mod scheme;
mod sign;
mod signature;
mod time;
mod verify;
mod warning;
#[cfg(feature = "javascript")]
mod wasm;

pub use countersign_rsa as rsa;

pub use canonical::{Canonical, Source, Span};
pub use error::{Code, Error, Report};
pub use explain::{
    Against, ByteDifference, Change, Difference, Entry, ExplainOptions, Explanation,
    FieldDifference, Fix, Mistake, Proof, ProofEncoding, Quotation, Recovered, RecoveredDigest,
    ShownBy, ShownSpan, ShownText, Verdict, VerifiedWith, catalogue,
};
pub use outcome::Outcome;
pub use sign::{Params, SignOptions, SignedMessage};
pub use verify::{VerifiedMessage, VerifyOptions};
pub use warning::Warning;
