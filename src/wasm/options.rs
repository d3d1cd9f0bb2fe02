//! Options, which cross as one JSON text that holds those which are given. JavaScript has checked their names and types.

use crate::{
    Code, Error,
    message::{Field, Origin, Value, find, parse_object},
    scheme::{Format, Kind},
};
use alloc::{format, string::String, vec::Vec};

const OPTIONS: Origin = Origin {
    code: Code::OptionInvalid,
    noun: "the options",
};

/// Options by their names.
pub struct Options<'a>(Vec<Field<'a>>);

impl<'a> Options<'a> {
    /// Those of a JSON text; none for an empty one.
    pub fn read(json: &'a str) -> Result<Self, Error> {
        if json.is_empty() {
            return Ok(Self(Vec::new()));
        }
        parse_object(json, OPTIONS).map(Self)
    }

    /// An option as text; that of an object or a list is its JSON.
    pub fn text(&self, name: &str) -> Option<&str> {
        find(&self.0, name).map(|field| field.value.as_text())
    }

    /// Whether an option is true.
    pub fn flag(&self, name: &str) -> bool {
        matches!(find(&self.0, name), Some(field) if field.value == Value::Bool(true))
    }

    /// An option that is a list of texts.
    pub fn texts(&self, name: &str) -> Result<Option<Vec<String>>, Error> {
        self.text(name)
            .map(|json| serde_json::from_str(json).map_err(|error| unreadable(name, &error)))
            .transpose()
    }

    /// What a message must say, numbers as they are written.
    pub fn expect(&self) -> Result<Vec<Field<'_>>, Error> {
        self.members("expect", Origin::EXPECT)
    }

    /// Headers to send besides.
    pub fn headers(&self) -> Result<Vec<Field<'_>>, Error> {
        self.members("headers", OPTIONS)
    }

    fn members(&self, name: &str, origin: Origin) -> Result<Vec<Field<'_>>, Error> {
        match self.text(name) {
            Some(json) => parse_object(json, origin),
            None => Ok(Vec::new()),
        }
    }

    /// How far a signed time may be from now, in whole seconds.
    pub fn tolerance_seconds(&self) -> Result<Option<u64>, Error> {
        self.text("toleranceSeconds")
            .map(|text| {
                text.parse()
                    .map_err(|error| unreadable("toleranceSeconds", &error))
            })
            .transpose()
    }

    /// The kind of message.
    pub fn kind(&self) -> Result<Option<Kind>, Error> {
        self.text("kind").map(Kind::parse).transpose()
    }

    /// The format of the body.
    pub fn format(&self) -> Result<Option<Format>, Error> {
        match self.text("contentType") {
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
}

fn unreadable(name: &str, error: &dyn core::fmt::Display) -> Error {
    let message = format!("The option `{name}` cannot be read: {error}.");
    Error::new(Code::OptionInvalid, message).field(name)
}
