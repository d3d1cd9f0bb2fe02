//! What people do to a message or a rule without meaning to: from one draft to the drafts that a mistake makes of it.
//!
//! Every transform goes by the parts of the rule, never by the gateway, and gives few drafts: the likeliest first.

mod body;
mod content;
mod digest;
mod envelope;
mod fields;
mod membership;
mod secret;
mod text;
pub mod ways;
mod writer;
mod written;

use super::{draft::Draft, opened::Opened};
use crate::{
    message::{Field, IncomingMessage},
    scheme::{Kind, Operation, Scheme},
};
use alloc::{rc::Rc, vec::Vec};

/// What languages print for a value that is not there.
pub const NOTHINGS: [&str; 6] = ["null", "None", "undefined", "NULL", "nil", "<nil>"];

/// The most fields, members or tokens that are changed one by one.
const MOST_SINGLES: usize = 40;

/// What is known beside the draft.
pub struct Setting<'a> {
    /// The gateway's rules.
    pub scheme: &'a Scheme,
    /// What the message is taken for.
    pub kind: Kind,
    /// The rule for it.
    pub operation: &'a Operation,
    /// The message.
    pub message: &'a IncomingMessage<'a>,
    /// The signature as it is written.
    pub signature_text: Option<&'a str>,
    /// What the signature opens to.
    pub opened: Option<Rc<Opened>>,
    /// What the caller expects of the fields.
    pub expect: &'a [Field<'a>],
    /// Bodies of other messages.
    pub others: &'a [&'a [u8]],
}

/// From one draft to those that a mistake makes of it.
pub type Transform = fn(&Draft, &Setting<'_>) -> Vec<Draft>;

/// The stages of making a signature; a pair of mistakes is applied in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Which fields, in which order.
    Fields,
    /// The text of values.
    Values,
    /// JSON as it is written.
    Json,
    /// The text as a whole.
    Text,
    /// Digest, blocks, key.
    Signing,
    /// The signature as it is written.
    Writing,
}

impl Stage {
    /// How many times the message has to be gone through.
    pub const fn cost(self) -> usize {
        match self {
            Self::Values | Self::Json => 6,
            Self::Fields => 2,
            Self::Text | Self::Signing | Self::Writing => 1,
        }
    }
}

/// The transforms of a mistake by its id, each with its stage. None for a mistake that is read off what a signature
/// opens to.
pub fn of(id: &str) -> &'static [(Stage, Transform)] {
    use Stage::{Fields, Json, Signing, Text, Values, Writing};
    match id {
        "order-insertion" => &[(Fields, fields::order_insertion)],
        "order-case-insensitive" => &[(Fields, fields::order_case_insensitive)],
        "empty-kept" => &[(Fields, fields::empty_kept)],
        "empty-dropped" => &[(Fields, fields::empty_dropped)],
        "null-as-text" => &[(Fields, fields::null_as_text)],
        "signature-field-included" => &[(Fields, membership::signature_included)],
        "names-included" => &[(Fields, fields::names_included)],
        "field-added" => &[(Fields, membership::field_added)],
        "field-missing" => &[(Fields, membership::field_missing)],
        "value-altered" => &[
            (Values, content::value_expected),
            (Values, content::value_altered),
        ],
        "url-encoded-values" => &[(Values, content::url_encoded)],
        "number-text" => &[(Values, content::number_text), (Json, body::number_quotes)],
        "plus-became-space" => &[
            (Writing, written::plus_became_space),
            (Values, content::plus_became_space),
        ],
        "double-encoded" => &[
            (Writing, written::double_encoded),
            (Values, content::double_encoded),
            (Text, text::double_encoded),
        ],
        "html-entities" => &[
            (Writing, written::html_entities),
            (Values, content::html_entities),
            (Text, text::html_entities),
        ],
        "php-escapes" => &[
            (Writing, written::php_escapes),
            (Json, body::php_escapes),
            (Values, content::php_escapes),
        ],
        "json-spacing" => &[(Json, body::json_spacing)],
        "body-reserialised" => &[(Json, body::reserialised)],
        "trailing-newline" => &[
            (Text, text::trailing_newline),
            (Values, content::trailing_newline),
        ],
        "trailing-space" => &[
            (Text, text::trailing_space),
            (Values, content::trailing_space),
        ],
        "charset-latin1" => &[
            (Text, text::charset_latin1),
            (Values, content::charset_latin1),
        ],
        "wrong-hash" => &[(Signing, digest::wrong_hash)],
        "hashed-once" => &[(Signing, digest::hashed_once)],
        "hashed-twice" => &[(Signing, digest::hashed_twice)],
        "hash-as-hex" => &[(Signing, digest::hash_as_hex)],
        "rsassa-for-type-1" => &[(Signing, digest::rsassa_for_type_1)],
        "type-1-for-rsassa" => &[(Signing, digest::type_1_for_rsassa)],
        "chunk-layout" => &[(Signing, digest::chunk_layout)],
        "raw-r-s-for-der" => &[(Signing, digest::raw_r_s_for_der)],
        "secret-joined-otherwise" => &[(Text, secret::joined_otherwise)],
        "hex-case" => &[(Text, secret::hex_case), (Signing, digest::hex_case)],
        "own-key-for-platform-key" => &[(Signing, envelope::own_key)],
        "other-key" => &[(Signing, envelope::named_key)],
        "seconds-for-milliseconds" => &[(Text, envelope::seconds_for_milliseconds)],
        "path-with-host-or-query" => &[(Text, envelope::path_with_host_or_query)],
        "method-case" => &[(Text, envelope::method_case)],
        "other-message" => &[(Fields, envelope::other_message)],
        "other-kind" => &[(Fields, envelope::other_kind)],
        "other-encoding" => &[(Writing, written::other_encoding)],
        _ => &[],
    }
}

/// The transforms of a mistake that is made together with another: the same, or fewer that stand for them.
pub fn paired(id: &str) -> &'static [(Stage, Transform)] {
    use Stage::{Fields, Json, Text, Values, Writing};
    use content::everywhere;
    match id {
        // They say so little by themselves that a pair with one would explain anything.
        "other-message" | "other-kind" | "other-key" => &[],
        "value-altered" => &[
            (Values, content::value_expected),
            (Values, everywhere::value_altered),
        ],
        "field-added" => &[(Fields, membership::field_added)],
        "url-encoded-values" => &[(Values, everywhere::url_encoded)],
        "number-text" => &[(Values, everywhere::number_text)],
        "plus-became-space" => &[
            (Writing, written::plus_became_space),
            (Values, everywhere::plus_became_space),
        ],
        "double-encoded" => &[
            (Writing, written::double_encoded),
            (Values, everywhere::double_encoded),
        ],
        "html-entities" => &[(Values, everywhere::html_entities)],
        "php-escapes" => &[(Json, body::php_escapes), (Values, everywhere::php_escapes)],
        "body-reserialised" => &[(Json, body::reserialised_usual)],
        "trailing-newline" => &[
            (Text, text::trailing_newline),
            (Values, everywhere::trailing_newline),
        ],
        "trailing-space" => &[
            (Text, text::trailing_space),
            (Values, everywhere::trailing_space),
        ],
        "charset-latin1" => &[
            (Text, text::charset_latin1),
            (Values, everywhere::charset_latin1),
        ],
        _ => of(id),
    }
}
