//! What is wrong with a scheme's JSON, and the sentence about it.

use crate::{Code, Error};
use alloc::{
    borrow::ToOwned,
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;
use serde::de;

/// A mistake, and the path of the value that it concerns once that is known.
#[derive(Debug)]
pub struct Mistake(Box<Report>);

/// Boxed, so that results stay small.
#[derive(Debug)]
struct Report {
    path: Option<String>,
    what: What,
}

#[derive(Debug)]
enum What {
    /// A property that is none of the known ones.
    Unknown {
        property: String,
        known: Vec<&'static str>,
    },
    /// A property that is needed and absent.
    Absent(&'static str),
    /// A property that is there twice.
    Twice(String),
    /// A value of the wrong type: what it is and what is wanted.
    Type { found: String, wanted: String },
    /// A choice that is none of the known ones.
    Choice {
        found: String,
        known: Vec<&'static str>,
    },
    /// A choice that takes no value, and has one.
    Content(String),
    /// A choice that takes a value, and has none.
    NoContent(String),
    /// Anything else, in serde's words.
    Other(String),
}

impl Mistake {
    fn new(what: What) -> Self {
        Self(Box::new(Report { path: None, what }))
    }

    pub fn twice(property: &str) -> Self {
        Self::new(What::Twice(property.into()))
    }

    pub fn wrong_type(found: String, wanted: impl Into<String>) -> Self {
        let wanted = wanted.into();
        Self::new(What::Type { found, wanted })
    }

    pub fn content(choice: &str) -> Self {
        Self::new(What::Content(choice.into()))
    }

    pub fn no_content(choice: &str) -> Self {
        Self::new(What::NoContent(choice.into()))
    }

    /// Says where, unless an inner value already did.
    pub fn at(mut self, path: &str) -> Self {
        self.0.path.get_or_insert_with(|| path.into());
        self
    }

    /// The name of a property was read as a choice: an unknown one is an unknown property.
    pub fn in_name(mut self) -> Self {
        if let What::Choice { found, known } = self.0.what {
            self.0.what = What::Unknown {
                property: found,
                known,
            };
        }
        self
    }

    pub fn into_error(self) -> Error {
        let Report { path, what } = *self.0;
        let path = path.unwrap_or_default();
        let inside = |property: &str| match path.as_str() {
            "" => property.to_owned(),
            path => format!("{path}.{property}"),
        };
        let subject = match path.as_str() {
            "" => "The scheme".to_owned(),
            path => format!("`{path}`"),
        };
        let error = |message: String| Error::new(Code::SchemeInvalid, message);
        match what {
            What::Unknown { property, known } => error(format!(
                "{subject} has the property `{}`, which means nothing there; it may have {}.",
                shortened(&property),
                quoted(&known, "and")
            ))
            .field(inside(&property))
            .expected(known.join(", "))
            .found(shortened(&property)),
            What::Absent(property) => {
                error(format!("{subject} lacks the property `{property}`.")).field(inside(property))
            }
            What::Twice(property) => {
                error(format!("{subject} has the property `{property}` twice."))
                    .field(inside(&property))
            }
            What::Type { found, wanted } => {
                error(format!("{subject} is {found}, where {wanted} is needed."))
                    .field(path)
                    .expected(wanted)
                    .found(found)
            }
            What::Choice { found, known } => error(format!(
                "{subject} is \"{}\"; it may be {}.",
                shortened(&found),
                quoted(&known, "or")
            ))
            .field(path)
            .expected(known.join(", "))
            .found(shortened(&found)),
            What::Content(choice) => error(format!(
                "{subject} gives `{choice}` a value, and it takes none: write \"{choice}\" alone."
            ))
            .field(path),
            What::NoContent(choice) => error(format!(
                "{subject} is \"{choice}\" alone, and `{choice}` needs a value: write \
                 {{\"{choice}\": …}}."
            ))
            .field(path),
            What::Other(message) => {
                error(format!("{subject} cannot be read: {message}.")).field(path)
            }
        }
    }
}

/// `a`, `b` and `c`.
fn quoted(names: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => "nothing".into(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        None => text.into(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

impl de::Error for Mistake {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(What::Other(message.to_string()))
    }

    fn invalid_type(found: de::Unexpected<'_>, wanted: &dyn de::Expected) -> Self {
        Self::wrong_type(found.to_string(), wanted.to_string())
    }

    fn invalid_value(found: de::Unexpected<'_>, wanted: &dyn de::Expected) -> Self {
        Self::wrong_type(found.to_string(), wanted.to_string())
    }

    fn unknown_field(property: &str, known: &'static [&'static str]) -> Self {
        Self::new(What::Unknown {
            property: property.into(),
            known: known.to_vec(),
        })
    }

    fn unknown_variant(found: &str, known: &'static [&'static str]) -> Self {
        Self::new(What::Choice {
            found: found.into(),
            known: known.to_vec(),
        })
    }

    fn missing_field(property: &'static str) -> Self {
        Self::new(What::Absent(property))
    }

    fn duplicate_field(property: &'static str) -> Self {
        Self::twice(property)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0.what)
    }
}

impl core::error::Error for Mistake {}
