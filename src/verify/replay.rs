//! The key under which a merchant remembers a message.

use crate::{
    canonical::{Canonical, Source},
    message::{Field, find},
    scheme::{Encoding, Kind, Operation},
    signature::encoding,
};
use alloc::{string::String, vec::Vec};
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
    text: &Canonical,
    fields: &[Field],
) -> String {
    let mut items = Items(Sha256::new());
    items.add(gateway.as_bytes());
    items.add(kind.as_str().as_bytes());
    let values: Vec<_> = operation
        .event
        .iter()
        .map(|name| find(fields, name).map(|field| field.value.as_text()))
        .collect();
    if values.iter().any(Option::is_some) {
        items.add(b"event");
        for value in values {
            items.add(value.map_or(b"-", |_| b"+"));
            items.add(value.unwrap_or_default().as_bytes());
        }
    } else {
        items.add(b"text");
        for layer in text.layers() {
            let lasting = || layer.without(is_passing);
            items.begin(lasting().map(<[u8]>::len).sum());
            lasting().for_each(|piece| items.0.update(piece));
        }
    }
    encoding::encode(&items.0.finalize(), Encoding::HexLower)
}

/// Whether these bytes do not say which event it is: secret, time, and digests, whose own texts are layers of their own.
fn is_passing(source: &Source) -> bool {
    matches!(source, Source::Secret | Source::Timestamp | Source::Digest)
}

struct Items(Sha256);

impl Items {
    fn add(&mut self, item: &[u8]) {
        self.begin(item.len());
        self.0.update(item);
    }

    /// Begins an item of so many bytes.
    fn begin(&mut self, length: usize) {
        self.0.update((length as u64).to_be_bytes());
    }
}
