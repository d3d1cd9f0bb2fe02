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
/// values of the fields in `event`, or else, and where the message lacks one of them, the signed
/// text without secret and time.
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
    if let Some(values) = event(operation, fields) {
        return key_of_event(gateway, kind, &values);
    }
    let mut items = Items::new(gateway, kind, b"text");
    for layer in text.layers() {
        items.add_pieces(|| layer.without(is_passing));
    }
    items.key()
}

/// The values that identify the event, where the rule names such fields. Where one is absent, null or empty, which a signed
/// text may not tell apart, the others would be those of other events as well.
pub fn event<'a>(operation: &Operation, fields: &'a [Field<'_>]) -> Option<Vec<&'a str>> {
    let value = |name: &String| {
        find(fields, name)
            .filter(|field| field.value != Value::Null)
            .map(|field| field.value.as_text())
            .filter(|text| !text.is_empty())
    };
    let values: Option<Vec<_>> = operation.event.iter().map(value).collect();
    values.filter(|values| !values.is_empty())
}

/// The key of the event that these values identify.
pub fn key_of_event<T: AsRef<[u8]>>(gateway: &str, kind: Kind, values: &[T]) -> String {
    let mut items = Items::new(gateway, kind, b"event");
    values.iter().for_each(|value| items.add(value.as_ref()));
    items.key()
}

/// Whether these bytes do not say which event it is: secret, time, and digests, whose own texts are layers of their own.
fn is_passing(source: &Source<'_>) -> bool {
    matches!(source, Source::Secret | Source::Timestamp | Source::Digest)
}

/// The bytes of [`Canonical::redacted`] of which [`key_of_text`] makes the key of a message without `event`. `None`: it has
/// texts behind digests as well.
#[cfg(feature = "javascript")]
pub fn lasting(text: &Canonical<'_>) -> Option<Vec<Range<usize>>> {
    (text.layers().count() == 1).then(|| text.redacted_without(is_passing))
}

/// The key of a message whose signed text has these lasting pieces.
#[cfg(feature = "javascript")]
pub fn key_of_text(gateway: &str, kind: Kind, pieces: &[&[u8]]) -> String {
    let mut items = Items::new(gateway, kind, b"text");
    items.add_pieces(|| pieces.iter().copied());
    items.key()
}

struct Items(Sha256);

impl Items {
    fn new(gateway: &str, kind: Kind, made_of: &[u8]) -> Self {
        let mut items = Self(Sha256::new());
        items.add(gateway.as_bytes());
        items.add(kind.as_str().as_bytes());
        items.add(made_of);
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
