//! The key under which a merchant remembers a message.

use crate::{
    canonical::{Canonical, Source},
    message::{Field, Value, find},
    scheme::{Encoding, Kind, Operation},
    signature::encoding,
};
use alloc::{string::String, vec::Vec};
#[cfg(feature = "javascript")]
use core::ops::Range;
use sha2::{Digest, Sha256};

/// SHA-256, in lower-case hexadecimal, of gateway, kind and what identifies the event: the
/// values of the fields in `event`, or else the signed text without secret and time.
///
/// Each item is preceded by its length in bytes (eight, big-endian), so that no two lists of
/// items give the same text. Where fields are joined without separators, the joined text counts
/// and not its fields: a border that was moved does not make a new event.
pub fn key(
    gateway: &str,
    kind: Kind,
    operation: &Operation,
    text: &Canonical<'_>,
    fields: &[Field<'_>],
) -> String {
    let mut items = Items::new(gateway, kind);
    match event(operation, fields) {
        Some(values) => {
            items.add(b"event");
            for value in values {
                items.add(value.map_or(b"-", |_| b"+"));
                items.add(value.unwrap_or_default().as_bytes());
            }
        }
        None => {
            items.add(b"text");
            for layer in text.layers() {
                items.add_pieces(|| layer.without(is_passing));
            }
        }
    }
    items.key()
}

/// The values that identify the event, where the rule names such fields and the message has one of them. One that is null is
/// as good as absent: a signed text may not tell the two apart.
fn event<'a>(operation: &Operation, fields: &'a [Field<'_>]) -> Option<Vec<Option<&'a str>>> {
    let values: Vec<_> = operation
        .event
        .iter()
        .map(|name| find(fields, name).filter(|field| field.value != Value::Null))
        .map(|field| Some(field?.value.as_text()))
        .collect();
    values.iter().any(Option::is_some).then_some(values)
}

/// Whether these bytes do not say which event it is: secret, time, and digests, whose own texts are layers of their own.
fn is_passing(source: &Source<'_>) -> bool {
    matches!(source, Source::Secret | Source::Timestamp | Source::Digest)
}

/// The bytes of [`Canonical::redacted`] of which [`key_of_text`] makes the key of this message. `None`: the key is made of
/// something else.
#[cfg(feature = "javascript")]
pub fn lasting(
    operation: &Operation,
    text: &Canonical<'_>,
    fields: &[Field<'_>],
) -> Option<Vec<Range<usize>>> {
    let made_of_text = event(operation, fields).is_none() && text.layers().count() == 1;
    made_of_text.then(|| text.redacted_without(is_passing))
}

/// The key of a message whose signed text has these lasting pieces.
#[cfg(feature = "javascript")]
pub fn key_of_text(gateway: &str, kind: Kind, pieces: &[&[u8]]) -> String {
    let mut items = Items::new(gateway, kind);
    items.add(b"text");
    items.add_pieces(|| pieces.iter().copied());
    items.key()
}

struct Items(Sha256);

impl Items {
    fn new(gateway: &str, kind: Kind) -> Self {
        let mut items = Self(Sha256::new());
        items.add(gateway.as_bytes());
        items.add(kind.as_str().as_bytes());
        items
    }

    fn add(&mut self, item: &[u8]) {
        self.add_pieces(|| core::iter::once(item));
    }

    /// Adds one item that is in pieces.
    fn add_pieces<'a, I: Iterator<Item = &'a [u8]>>(&mut self, pieces: impl Fn() -> I) {
        let length: usize = pieces().map(<[u8]>::len).sum();
        self.0.update((length as u64).to_be_bytes());
        pieces().for_each(|piece| self.0.update(piece));
    }

    fn key(self) -> String {
        encoding::encode(&self.0.finalize(), Encoding::HexLower)
    }
}
