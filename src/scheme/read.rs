//! A scheme from JSON text, with a sentence of its own for every kind of mistake.
//!
//! The types say what a scheme may hold; the deserializer here only walks the JSON beside them,
//! knows where it is, and turns serde's reports into sentences.

mod mistake;
mod walk;

use super::{Scheme, tree::Tree};
use crate::{Code, Error};
use alloc::format;
use serde::Deserialize;
use walk::Walk;

/// Reads a scheme, or says in `SCHEME_INVALID` which property is wrong and what it may hold.
pub fn read(text: &str) -> Result<Scheme, Error> {
    let tree: Tree = serde_json::from_str(text).map_err(|error| {
        Error::new(
            Code::SchemeInvalid,
            format!("The scheme is not JSON: {error}."),
        )
        .hint("A scheme is a JSON object; it may hold neither comments nor trailing commas.")
    })?;
    Scheme::deserialize(Walk::root(&tree)).map_err(|mistake| mistake.into_error())
}
