//! What the gateway said: an error text often quotes the string that it built.

use super::{shown::ShownText, transform::ways::html_unescaped};
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};
use serde_json::Value;

/// The most bytes of a reply that are looked at.
const LONGEST: usize = 1 << 16;
/// The most pieces of it that are compared.
const MOST_PIECES: usize = 2_000;
/// The most bytes that are compared.
const MOST_BYTES: usize = 1 << 20;
const QUOTES: [(char, char); 8] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('[', ']'),
    ('<', '>'),
    ('(', ')'),
    ('\u{201c}', '\u{201d}'),
    ('\u{ab}', '\u{bb}'),
];

/// The piece of the reply that is most likely the gateway's canonical string: it holds at least half of what ours is made
/// of; of those that hold as much, the one that is nearest to ours in length, in quotation marks or brackets if there is a choice.
pub fn quoted(reply: &str, canonical: &ShownText) -> Option<String> {
    let end = (0..=LONGEST.min(reply.len()))
        .rev()
        .find(|at| reply.is_char_boundary(*at))?;
    let reply = reply.get(..end)?;
    let values: Vec<&str> = canonical
        .spans
        .iter()
        .filter(|span| span.source != "rule" && span.source != "body")
        .filter_map(|span| core::str::from_utf8(canonical.bytes.get(span.start..span.end)?).ok())
        .map(|value| value.trim_matches('"'))
        .filter(|value| value.len() >= 3)
        .take(64)
        .collect();
    let total: usize = values.iter().map(|value| value.len()).sum();
    if total == 0 {
        return None;
    }
    let mut texts = vec![reply.to_owned(), html_unescaped(reply)];
    if let Ok(json) = serde_json::from_str::<Value>(reply) {
        strings(&json, &mut texts);
    }
    let mut pieces: Vec<(bool, &str)> = Vec::new();
    for text in &texts {
        cut(text, &mut pieces);
    }
    let score = |piece: &str| -> usize {
        values
            .iter()
            .filter(|value| piece.contains(**value))
            .map(|value| value.len())
            .sum()
    };
    let mut left = MOST_BYTES;
    pieces
        .into_iter()
        .take(MOST_PIECES)
        .filter(|(_, piece)| piece.len() <= 3 * canonical.bytes.len() + 64)
        .take_while(|(_, piece)| {
            left = left.saturating_sub(piece.len());
            left > 0
        })
        .map(|(quoted, piece)| (score(piece), quoted, piece))
        .filter(|(score, _, _)| score * 2 >= total)
        .max_by_key(|(score, quoted, piece)| {
            let apart = piece.len().abs_diff(canonical.bytes.len());
            let foreign = |mark: char| {
                piece.contains(mark) && !canonical.bytes.contains(&u8::try_from(mark).unwrap_or(0))
            };
            let clean = !['"', '\'', '`'].into_iter().any(foreign);
            (*score, clean, usize::MAX - apart, *quoted)
        })
        .map(|(_, _, piece)| piece.to_owned())
}

fn strings(json: &Value, texts: &mut Vec<String>) {
    match json {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, texts)),
        Value::Object(members) => members.values().for_each(|value| strings(value, texts)),
        _ => {}
    }
}

/// Lines, what stands in quotation marks or brackets (marked so), and what follows a colon or an equals sign.
fn cut<'a>(text: &'a str, pieces: &mut Vec<(bool, &'a str)>) {
    for line in text.lines() {
        let line = line.trim();
        pieces.push((false, line));
        for (open, close) in QUOTES {
            let mut rest = line;
            while let Some((_, inner)) = rest.split_once(open) {
                if let Some((quoted, _)) = inner.split_once(close) {
                    pieces.push((true, quoted));
                }
                if let Some((quoted, _)) = inner.rsplit_once(close) {
                    pieces.push((true, quoted));
                }
                rest = inner;
                if pieces.len() > MOST_PIECES {
                    return;
                }
            }
        }
        for mark in [": ", ":", "= ", "=", " "] {
            let mut rest = line;
            while let Some((_, after)) = rest.split_once(mark) {
                let after_mark = bare(after);
                pieces.push((false, after_mark));
                rest = after;
                if pieces.len() > MOST_PIECES {
                    return;
                }
            }
        }
    }
}

/// Without the quotation marks and brackets around it, and without the end of a JSON object that it stands in.
fn bare(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let mut shorter = text.trim_matches(['"', '\'', '`', '[', ']', '<', '>', ',', ';']);
        if !shorter.starts_with('{') {
            shorter = shorter.trim_end_matches('}');
        }
        if shorter == text {
            return text;
        }
        text = shorter;
    }
}
