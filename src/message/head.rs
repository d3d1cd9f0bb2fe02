//! Headers, looked up without regard to letter case.

use super::{split, split_once};
use crate::{Code, Error};
use alloc::{format, vec::Vec};

/// As many headers as most requests have at most: a list begins with room for them.
const USUAL_HEADERS: usize = 16;

/// Headers as name and value pairs.
#[derive(Clone, Debug, Default)]
pub struct Headers<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Headers<'a> {
    /// Headers from lines `Name: value`, as they stand in an HTTP message: spaces and tabs around a value are none of it
    /// (RFC 9110, 5.5). Lines without a colon are passed over.
    #[must_use]
    pub fn from_lines(lines: &'a str) -> Self {
        let mut pairs = Vec::with_capacity(USUAL_HEADERS);
        for line in split(lines, b'\n') {
            let line = line.strip_suffix('\r').unwrap_or(line);
            if let Some((name, value)) = split_once(line, b':') {
                pairs.push((trimmed(name), trimmed(value)));
            }
        }
        Self(pairs)
    }

    /// The value of a header, or `MESSAGE_UNREADABLE` where it stands there twice.
    pub fn get(&self, name: &str) -> Result<Option<&'a str>, Error> {
        let mut values = self
            .0
            .iter()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, v)| *v);
        let first = values.next();
        if values.next().is_some() {
            return Err(Error::new(
                Code::MessageUnreadable,
                format!("The header `{name}` is there twice."),
            )
            .field(name));
        }
        Ok(first)
    }

    /// Names and values, in their order.
    pub(crate) fn pairs(&self) -> &[(&'a str, &'a str)] {
        &self.0
    }

    /// The length of the longest value in bytes.
    pub(crate) fn longest(&self) -> usize {
        self.0.iter().map(|(_, v)| v.len()).max().unwrap_or(0)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn trimmed(text: &str) -> &str {
    let is_space = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
    let mut text = text;
    while is_space(text.as_bytes().first()) {
        text = text.get(1..).unwrap_or_default();
    }
    while is_space(text.as_bytes().last()) {
        text = text.get(..text.len() - 1).unwrap_or_default();
    }
    text
}

impl<'a> FromIterator<(&'a str, &'a str)> for Headers<'a> {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}
