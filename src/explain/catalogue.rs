//! The mistakes that are known: what people read about each is data, what each does is a transform of the same id.

use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// A mistake as the catalogue has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Entry {
    /// The stable identifier.
    pub id: String,
    /// What was done, in one sentence.
    pub sentence: String,
    /// How to do it right.
    pub fix: Fix,
    /// Where it is known from: the address of a public thread that shows it happen, or of a page that states the rule.
    pub source: String,
}

/// How to do it right, as code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Fix {
    /// For JavaScript.
    pub javascript: String,
    /// For PHP.
    pub php: String,
}

/// Every mistake, the likeliest first. Of two that explain a signature equally, the earlier is named first.
#[must_use]
pub fn catalogue() -> Vec<Entry> {
    serde_json::from_str(include_str!("mistakes.json")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::transform;

    #[test]
    fn every_entry_has_a_transform_and_every_text_says_something() {
        let entries = catalogue();
        assert!(entries.len() >= 33, "{}", entries.len());
        for (position, entry) in entries.iter().enumerate() {
            let id = entry.id.as_str();
            assert!(
                entries[..position].iter().all(|other| other.id != id),
                "{id} twice"
            );
            assert!(!transform::of(id).is_empty(), "{id} without a transform");
            assert!(
                entry.sentence.ends_with('.') && entry.sentence.len() > 30,
                "{id}"
            );
            assert!(is_link(&entry.source), "{id}: {}", entry.source);
            assert!(
                entry.fix.javascript.contains("(") || entry.fix.javascript.contains(" = "),
                "{id}"
            );
            assert!(
                entry.fix.php.contains('$') || entry.fix.php.contains('('),
                "{id}"
            );
        }
    }

    #[test]
    fn no_two_entries_have_the_same_source() {
        let entries = catalogue();
        for (position, entry) in entries.iter().enumerate() {
            let earlier = &entries[..position];
            assert!(
                earlier.iter().all(|other| other.source != entry.source),
                "{}",
                entry.id
            );
        }
    }

    /// Whether it is the address of a page, not of a whole site, and nothing besides.
    fn is_link(text: &str) -> bool {
        let page = text
            .strip_prefix("https://")
            .and_then(|rest| rest.split_once('/'));
        page.is_some_and(|(host, path)| host.contains('.') && !path.is_empty())
            && text.bytes().all(|byte| byte.is_ascii_graphic())
    }

    #[test]
    fn every_id_that_is_promised_is_there() {
        let entries = catalogue();
        for id in [
            "value-altered",
            "field-missing",
            "field-added",
            "order-insertion",
            "order-case-insensitive",
            "empty-kept",
            "null-as-text",
            "signature-field-included",
            "url-encoded-values",
            "number-text",
            "body-reserialised",
            "php-escapes",
            "json-spacing",
            "trailing-newline",
            "trailing-space",
            "plus-became-space",
            "double-encoded",
            "html-entities",
            "charset-latin1",
            "wrong-hash",
            "hashed-once",
            "hashed-twice",
            "rsassa-for-type-1",
            "type-1-for-rsassa",
            "chunk-layout",
            "own-key-for-platform-key",
            "other-message",
            "secret-joined-otherwise",
            "hex-case",
            "raw-r-s-for-der",
            "seconds-for-milliseconds",
            "path-with-host-or-query",
            "method-case",
        ] {
            assert!(entries.iter().any(|entry| entry.id == id), "{id}");
        }
    }
}
