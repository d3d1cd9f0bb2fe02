//! What a genuine signature leaves open.

use crate::{
    canonical::{Canonical, Source, Span},
    key::PublicKey,
    message::Field,
    order::sort_by,
    scheme::{Format, Hash, Operation, Part, Place, Show, Signature},
};
use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::String,
    vec::Vec,
};
use serde::Serialize;

/// Something that a genuine signature does not say, or that is doubtful about a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// What, as a stable identifier such as `BOUNDARY_MOVABLE`.
    pub code: &'static str,
    /// What it means and what to do, in a sentence.
    pub sentence: Cow<'static, str>,
    /// The fields concerned.
    pub fields: Vec<String>,
}

impl Warning {
    /// One that concerns no field.
    pub(crate) fn plain(code: &'static str, sentence: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            sentence: sentence.into(),
            fields: Vec::new(),
        }
    }

    /// That an RSA modulus of so many bits is short, if it is.
    pub(crate) fn short_key(bits: usize) -> Option<Self> {
        (bits < 2048).then(|| {
            let sentence =
                format!("The key has {bits} bits; fewer than 2048 are no longer considered safe.");
            Self::plain("KEY_SHORT", sentence)
        })
    }

    fn of(code: &'static str, sentence: &'static str, fields: Vec<String>) -> Option<Self> {
        (!fields.is_empty()).then(|| Self {
            fields,
            ..Self::plain(code, sentence)
        })
    }
}

macro_rules! broken {
    ($hash:literal) => {
        concat!(
            "The rule uses ",
            $hash,
            ", for which collisions can be made; ask the gateway for a better one."
        )
    };
}

/// Everything that a caller should know about a genuine message.
pub fn list(
    operation: &Operation,
    rule: &Signature,
    parts: &[Part],
    text: &Canonical<'_>,
    unsigned: Vec<String>,
    key: Option<&PublicKey>,
) -> Vec<Warning> {
    let boundary = Warning::of(
        "BOUNDARY_MOVABLE",
        "These fields are signed as one text without separators, so characters can move from \
         one to its neighbour unnoticed, and a name can be another; state order number, amount \
         and state in `expect`.",
        joined_fields(parts, text),
    );
    let unsigned = Warning::of(
        "FIELD_UNSIGNED",
        "The signature does not cover these fields, or not all that they hold; do not rely on them.",
        unsigned,
    );
    let timeless = operation.time.is_none().then(|| {
        Warning::plain(
            "NOT_TIMESTAMPED",
            "No time is checked, so the same message can be sent again; remember which ones were \
             handled.",
        )
    });
    let short = match key {
        Some(PublicKey::Rsa(key)) => Warning::short_key(key.bits()),
        _ => None,
    };
    let broken = match rule {
        Signature::Digest {
            hash: hash @ (Hash::Md5 | Hash::Sha1),
        }
        | Signature::RsaPkcs1v15 {
            hash: hash @ (Hash::Md5 | Hash::Sha1),
        }
        | Signature::Ecdsa {
            hash: hash @ (Hash::Md5 | Hash::Sha1),
            ..
        } => Some(Warning::plain(
            "HASH_BROKEN",
            match hash {
                Hash::Md5 => broken!("MD5"),
                _ => broken!("SHA-1"),
            },
        )),
        _ => None,
    };
    let merged = Warning::of(
        "BOUNDARY_MOVABLE",
        "These fields hold the characters that stand between two fields in the signed text, so one \
         field can pass for two, or two for one; state in `expect` what the message must say.",
        holding_separators(parts, text),
    );
    let mut warnings = Vec::new();
    for warning in [boundary, merged, unsigned, timeless, short, broken] {
        warnings.extend(warning);
    }
    warnings
}

/// The values that stand side by side in the text, in its order. One alone counts too where the
/// rule joins all fields: the neighbours that it had may have been emptied into it.
fn joined_fields(parts: &[Part], text: &Canonical<'_>) -> Vec<String> {
    let joins = Part::any(parts, &|part| match part {
        Part::Fields(rule) => rule.show == Show::Values && rule.separator.is_empty(),
        _ => false,
    });
    let mut names: Vec<String> = Vec::new();
    for layer in text.layers() {
        let mut values = layer
            .spans()
            .iter()
            .filter(|span| !span.range.is_empty())
            .map(|span| (span.range.clone(), value_name(&span.source)))
            .peekable();
        let mut end_of_last = None;
        while let Some((range, name)) = values.next() {
            let before = end_of_last == Some(range.start);
            let after = values
                .peek()
                .is_some_and(|(next, name)| name.is_some() && next.start == range.end);
            end_of_last = name.map(|_| range.end);
            if let Some(name) = name.filter(|_| before || after || joins) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// The name of the field, header or query parameter that a span comes from.
fn value_name<'a>(source: &'a Source<'_>) -> Option<&'a str> {
    match source {
        Source::Field(name) | Source::Header(name) | Source::Query(name) => Some(name),
        _ => None,
    }
}

/// The fields that could be read as two, or as the end of one and the next.
fn holding_separators(parts: &[Part], text: &Canonical<'_>) -> Vec<String> {
    let mut separators: Vec<(&str, Show)> = Vec::new();
    collect_separators(parts, &mut separators);
    let holds = |value: &str| {
        separators.iter().any(|(separator, show)| {
            value
                .split_once(separator)
                .is_some_and(|(_, rest)| match show {
                    Show::Values => true,
                    Show::Pairs => rest.contains('='),
                })
        })
    };
    let spans = text.layers().flat_map(|layer| {
        let of_layer = move |span: &'_ Span| layer.slice(span.range.clone());
        layer.spans().iter().map(move |span| (span, of_layer(span)))
    });
    spans
        .filter_map(|(span, value)| match &span.source {
            Source::Field(name) => Some((name, value)),
            _ => None,
        })
        .filter(|(name, value)| {
            let named = |(_, show): &(&str, Show)| *show == Show::Pairs && name.contains('=');
            holds(&String::from_utf8_lossy(value)) || separators.iter().any(named)
        })
        .map(|(name, _)| name.clone().into_owned())
        .collect()
}

fn collect_separators<'a>(parts: &'a [Part], separators: &mut Vec<(&'a str, Show)>) {
    for part in parts {
        match part {
            Part::Fields(rule) if rule.show == Show::Pairs || !rule.separator.is_empty() => {
                separators.push((&rule.separator, rule.show));
            }
            Part::Digest(digest) => collect_separators(&digest.text, separators),
            _ => {}
        }
    }
}

/// The fields that the message has and the signature does not cover, or not as a whole. `carrier` is where the signature
/// was found: the field of that name is no field of the message, but one of another name that could hold it is.
pub fn unsigned(
    operation: &Operation,
    parts: &[Part],
    text: &Canonical<'_>,
    fields: &[Field<'_>],
    carrier: &str,
) -> Vec<String> {
    if Part::any(parts, &Part::is_body) && !operation.formats.contains(&Format::Query) {
        return Vec::new();
    }
    let carries = |name: &str| operation.carrier.place == Place::Field && name == carrier;
    let spans = text.layers().flat_map(Canonical::spans);
    let mut signed = Vec::with_capacity(fields.len());
    signed.extend(spans.filter_map(|span| match &span.source {
        Source::Field(name) => Some(&**name),
        _ => None,
    }));
    let mut partly: Vec<&str> = text
        .layers()
        .flat_map(Canonical::partly)
        .map(|name| &**name)
        .collect();
    for names in [&mut signed, &mut partly] {
        sort_by(names, |a, b| a.cmp(b));
    }
    let names = fields.iter().map(|field| &*field.name);
    names
        .filter(|name| {
            let is_whole =
                signed.binary_search(name).is_ok() && partly.binary_search(name).is_err();
            !carries(name) && !is_whole
        })
        .map(str::to_owned)
        .collect()
}
