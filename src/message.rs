//! Messages exactly as received: the text of numbers, the order of fields and the raw body are kept.

mod form;
mod head;
mod json;
mod xml;

pub use form::{encode_form, parse_form};
pub use head::Headers;
pub(crate) use json::{for_each_member, refuse_nested_defects};
pub use json::{parse_object, write_object};
#[cfg(feature = "javascript")]
pub(crate) use json::{push_list, push_object, push_texts};
pub use xml::{parse_xml, write_xml};

use crate::{Code, Error, order::twin};
use alloc::{borrow::Cow, format};

/// As many fields as most messages have at most: a list begins with room for them.
const USUAL_FIELDS: usize = 16;

/// A top-level field. What stands in the message as it is, is not copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'m> {
    /// The name, unescaped.
    pub name: Cow<'m, str>,
    /// The value.
    pub value: Value<'m>,
}

impl Field<'_> {
    /// The same, without the message that it comes from.
    #[must_use]
    pub fn into_owned(self) -> Field<'static> {
        Field {
            name: owned(self.name),
            value: self.value.into_owned(),
        }
    }
}

/// A value that keeps its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'m> {
    /// null.
    Null,
    /// true or false.
    Bool(bool),
    /// A JSON number, as it is written: `20000.00`.
    Number(Cow<'m, str>),
    /// A JSON string, unescaped, or a form or query value, decoded.
    Text(Cow<'m, str>),
    /// An object or array, as its JSON is written.
    Nested(Cow<'m, str>),
}

impl Value<'_> {
    /// The text of the value: a string's content, a number as written, `true`, `null`, the JSON
    /// of an object or array.
    #[must_use]
    pub fn as_text(&self) -> &str {
        match self {
            Self::Null => "null",
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
            Self::Number(text) | Self::Text(text) | Self::Nested(text) => text,
        }
    }

    fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(is_true) => Value::Bool(is_true),
            Self::Number(text) => Value::Number(owned(text)),
            Self::Text(text) => Value::Text(owned(text)),
            Self::Nested(text) => Value::Nested(owned(text)),
        }
    }
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

/// The field of this name.
#[must_use]
pub fn find<'a, 'm>(fields: &'a [Field<'m>], name: &str) -> Option<&'a Field<'m>> {
    fields.iter().find(|field| field.name == name)
}

/// What stands before and after the first of this ASCII character. Looking through characters takes several times as long.
fn split_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == separator)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// What stands between each two of this ASCII character, the last one perhaps empty.
fn split(text: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let text = rest?;
        let (piece, after) = match split_once(text, separator) {
            Some((piece, after)) => (piece, Some(after)),
            None => (text, None),
        };
        rest = after;
        Some(piece)
    })
}

/// A message as it came in.
#[derive(Clone, Debug, Default)]
pub struct IncomingMessage<'a> {
    /// The HTTP method; absent, the one of the rule.
    pub method: Option<&'a str>,
    /// The path of the address, with or without its query.
    pub path: Option<&'a str>,
    /// The query, without `?`, percent-encoded as received.
    pub query: Option<&'a str>,
    /// The headers.
    pub headers: Headers<'a>,
    /// The body, raw.
    pub body: &'a [u8],
}

impl<'a> IncomingMessage<'a> {
    /// The path without query.
    #[must_use]
    pub fn bare_path(&self) -> Option<&'a str> {
        self.path.map(|path| path.split('?').next().unwrap_or(path))
    }

    /// The query: the one given, or else the one that the path ends in.
    #[must_use]
    pub fn query_text(&self) -> Option<&'a str> {
        let of_path = || self.path?.split_once('?').map(|(_, query)| query);
        self.query
            .map(|query| query.strip_prefix('?').unwrap_or(query))
            .or_else(of_path)
    }

    /// The body as text, or `MESSAGE_UNREADABLE` where it is not UTF-8.
    pub fn body_text(&self) -> Result<&'a str, Error> {
        core::str::from_utf8(self.body).map_err(|error| {
            Error::new(
                Code::MessageUnreadable,
                format!(
                    "The body is not UTF-8 from byte {} on.",
                    error.valid_up_to()
                ),
            )
            .hint(
                "Hand over the body's bytes as they came; do not convert them to another charset.",
            )
        })
    }
}

/// What fields are read from, for the sentences about what is wrong with it.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The code that a defect gets.
    pub code: Code,
    /// What the text is called, with its article: `the body`.
    pub noun: &'static str,
}

impl Origin {
    /// The `params` of a message to sign.
    pub const PARAMS: Self = Self {
        code: Code::ParamsUnsignable,
        noun: "params",
    };
    /// The body of a message to verify.
    pub const BODY: Self = Self {
        code: Code::MessageUnreadable,
        noun: "the body",
    };
    /// The query of a message to verify.
    pub const QUERY: Self = Self {
        code: Code::MessageUnreadable,
        noun: "the query",
    };
    /// A value within a field.
    pub(crate) const fn nested(code: Code) -> Self {
        Self {
            code,
            noun: "the nested object",
        }
    }

    /// What a caller expects of a message.
    pub const EXPECT: Self = Self {
        code: Code::OptionInvalid,
        noun: "the option `expect`",
    };

    /// The noun at the beginning of a sentence.
    fn capitalised(self) -> Cow<'static, str> {
        match self.noun.strip_prefix("the ") {
            Some(rest) => format!("The {rest}").into(),
            None => format!("`{}`", self.noun).into(),
        }
    }

    fn error(self, what: impl core::fmt::Display) -> Error {
        Error::new(self.code, format!("{} {what}.", self.capitalised()))
    }

    /// A field that stands there twice: which value counts is anybody's guess.
    fn duplicate(self, name: &str) -> Error {
        self.error(format_args!("holds the field `{name}` twice"))
            .field(name)
    }

    /// Refuses fields that stand there twice.
    fn refuse_duplicates(self, fields: &[Field<'_>]) -> Result<(), Error> {
        match twin(fields.iter().map(|field| &*field.name)) {
            Some(name) => Err(self.duplicate(name)),
            None => Ok(()),
        }
    }
}
