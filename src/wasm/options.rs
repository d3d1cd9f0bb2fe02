//! Options, which cross as one JSON text. JavaScript has checked their names and types.

use crate::{
    Code, Error,
    message::{Field, Origin, parse_object},
    scheme::{Format, Kind},
};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Options of `sign`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GivenSignOptions {
    pub kind: Option<String>,
    pub method: Option<String>,
    pub path: Option<String>,
    pub timestamp: Option<String>,
    pub content_type: Option<String>,
    pub upper_hex: bool,
    pub fields: Option<Vec<String>>,
    pub headers: BTreeMap<String, String>,
    pub query: Option<String>,
}

/// Options of `verify`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GivenVerifyOptions {
    pub kind: Option<String>,
    /// Raw, so that a number keeps its text.
    pub expect: Option<Box<RawValue>>,
    pub tolerance_seconds: Option<f64>,
    pub fields: Option<Vec<String>>,
}

/// Options of `explain`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GivenExplainOptions {
    pub kind: Option<String>,
    pub method: Option<String>,
    pub path: Option<String>,
    /// Raw, so that a number keeps its text.
    pub expect: Option<Box<RawValue>>,
    pub tolerance_seconds: Option<f64>,
    pub fields: Option<Vec<String>>,
    pub reply: Option<String>,
    pub others: Vec<String>,
}

/// The options, or their defaults for an empty text.
pub fn read<T: Default + for<'de> Deserialize<'de>>(json: &str) -> Result<T, Error> {
    if json.is_empty() {
        return Ok(T::default());
    }
    serde_json::from_str(json).map_err(|error| {
        Error::new(
            Code::OptionInvalid,
            format!("The options cannot be read: {error}."),
        )
    })
}

/// The fields that a message must have.
pub fn expect(given: Option<&RawValue>) -> Result<Vec<Field>, Error> {
    match given {
        Some(json) => parse_object(json.get(), Origin::EXPECT),
        None => Ok(Vec::new()),
    }
}

/// The kind of this name.
pub fn kind(name: Option<&str>) -> Result<Option<Kind>, Error> {
    name.map(Kind::parse).transpose()
}

/// The format of a body of this name.
pub fn format(name: Option<&str>) -> Result<Option<Format>, Error> {
    match name {
        None => Ok(None),
        Some("json") => Ok(Some(Format::Json)),
        Some("form") => Ok(Some(Format::Form)),
        Some("xml") => Ok(Some(Format::Xml)),
        Some(other) => Err(Error::new(
            Code::OptionInvalid,
            "The option `contentType` is none of json, form and xml.",
        )
        .field("contentType")
        .expected("json, form or xml")
        .found(other)),
    }
}
