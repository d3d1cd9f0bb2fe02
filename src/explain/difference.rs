//! How the canonical string differs from what was signed: by field and by byte.

use super::{
    align::{Piece, align},
    shown::ShownText,
};
use alloc::{string::String, vec, vec::Vec};
use core::ops::Range;
use serde::Serialize;

/// The most cells for comparing two runs byte by byte; longer ones count as replaced whole.
const MOST_CELLS: usize = 250_000;
/// The most rows that are listed.
const MOST_ROWS: usize = 2_000;

/// A comparison of the canonical string with another text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// The other text.
    pub against: Against,
    /// The fields that differ, in the order of the canonical string.
    pub fields: Vec<FieldDifference>,
    /// Every run of bytes, the same ones included.
    pub bytes: Vec<ByteDifference>,
    /// Whether rows were left out because there are too many.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub cut_short: bool,
}

/// What the canonical string is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Against {
    /// What the signature opens to.
    Recovered,
    /// The proof of the likeliest mistake.
    Proof,
    /// The text that the gateway quotes.
    Reply,
}

/// Fields that differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldDifference {
    /// The field; absent for what stands between fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What happened to it.
    pub change: Change,
    /// What the canonical string has; bytes that are not UTF-8 are U+FFFD.
    pub canonical: String,
    /// What was signed, likewise. Where several fields in a row differ, the first has all of it.
    pub signed: String,
}

/// What happened to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// Another value was signed.
    Altered,
    /// It was not signed.
    Unsigned,
    /// Something was signed that the canonical string lacks.
    Missing,
}

/// A run of bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ByteDifference {
    /// Whether both texts have it.
    pub same: bool,
    /// Where it is in the canonical string, first byte and behind the last.
    pub canonical: [usize; 2],
    /// Where it is in what was signed.
    pub signed: [usize; 2],
}

/// Compares; `None` where nothing differs.
pub fn difference(canonical: &ShownText, other: &[u8], against: Against) -> Option<Difference> {
    let runs = canonical.runs();
    if canonical.bytes == other {
        return None;
    }
    let mut result = Difference {
        against,
        fields: Vec::new(),
        bytes: Vec::new(),
        cut_short: false,
    };
    let slice = |range: &Range<usize>| other.get(range.clone()).unwrap_or_default();
    let mut position = 0;
    for piece in align(&runs, other) {
        if result.bytes.len() + result.fields.len() > MOST_ROWS {
            result.cut_short = true;
            break;
        }
        match piece {
            Piece::Same(run, range) => {
                let length = runs.get(run).map_or(0, |run| run.len());
                push(&mut result.bytes, true, position..position + length, range);
                position += length;
            }
            Piece::Changed(changed, found) => {
                let spans = canonical.spans.get(changed.clone()).unwrap_or_default();
                let ours: usize = spans.iter().map(|span| span.end - span.start).sum();
                let mut signed = lossy(slice(&found));
                if spans.is_empty() {
                    let more = slice(&found);
                    let row = grown(canonical, &runs, changed.start, more);
                    result.fields.push(row.unwrap_or_else(|| FieldDifference {
                        field: None,
                        change: Change::Missing,
                        canonical: String::new(),
                        signed: lossy(more),
                    }));
                }
                for span in spans.iter().take(MOST_ROWS) {
                    result.fields.push(FieldDifference {
                        field: span.field.clone(),
                        change: if signed.is_empty() {
                            Change::Unsigned
                        } else {
                            Change::Altered
                        },
                        canonical: lossy(
                            canonical
                                .bytes
                                .get(span.start..span.end)
                                .unwrap_or_default(),
                        ),
                        signed: core::mem::take(&mut signed),
                    });
                }
                let mine = canonical
                    .bytes
                    .get(position..position + ours)
                    .unwrap_or_default();
                for (same, a, b) in by_byte(mine, slice(&found)) {
                    push(
                        &mut result.bytes,
                        same,
                        a.start + position..a.end + position,
                        b.start + found.start..b.end + found.start,
                    );
                }
                position += ours;
            }
        }
    }
    Some(result)
}

/// The field whose value has these bytes more before the span `at`, where they stand between a value and the rule's punctuation
/// and hold no beginning of that. Between two values nobody can say whose they are.
fn grown(canonical: &ShownText, runs: &[&[u8]], at: usize, more: &[u8]) -> Option<FieldDifference> {
    let source = |at: usize| canonical.spans.get(at).map(|span| span.source);
    let text = |at: usize| runs.get(at).copied().unwrap_or_default();
    let before = at.checked_sub(1)?;
    let (field, punctuation, signed) = match (source(before)?, source(at)) {
        ("rule", Some("field")) => (at, before, [more, text(at)].concat()),
        ("field", Some("rule")) => (before, at, [text(before), more].concat()),
        ("field", other) if other != Some("field") => {
            let earlier = (0..before).rfind(|&at| source(at) == Some("rule"))?;
            (before, earlier, [text(before), more].concat())
        }
        _ => return None,
    };
    let begins = text(punctuation).first()?;
    (!more.contains(begins)).then(|| FieldDifference {
        field: canonical
            .spans
            .get(field)
            .and_then(|span| span.field.clone()),
        change: Change::Altered,
        canonical: lossy(text(field)),
        signed: lossy(&signed),
    })
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn push(rows: &mut Vec<ByteDifference>, same: bool, a: Range<usize>, b: Range<usize>) {
    if a.is_empty() && b.is_empty() {
        return;
    }
    match rows.last_mut() {
        Some(last)
            if last.same == same && last.canonical[1] == a.start && last.signed[1] == b.start =>
        {
            last.canonical[1] = a.end;
            last.signed[1] = b.end;
        }
        _ => rows.push(ByteDifference {
            same,
            canonical: [a.start, a.end],
            signed: [b.start, b.end],
        }),
    }
}

/// Runs of two short texts, by their longest common subsequence.
fn by_byte(a: &[u8], b: &[u8]) -> Vec<(bool, Range<usize>, Range<usize>)> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - head;
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take(rest)
        .take_while(|(x, y)| x == y)
        .count();
    let (end_a, end_b) = (a.len() - tail, b.len() - tail);
    let mut rows = vec![(true, 0..head, 0..head)];
    let (x, y) = (
        a.get(head..end_a).unwrap_or_default(),
        b.get(head..end_b).unwrap_or_default(),
    );
    if x.len().saturating_mul(y.len()) <= MOST_CELLS && !x.is_empty() && !y.is_empty() {
        let width = y.len() + 1;
        let mut lengths = vec![0_u16; (x.len() + 1) * width];
        let get =
            |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
        for (i, p) in x.iter().enumerate().rev() {
            for (j, q) in y.iter().enumerate().rev() {
                let value = if p == q {
                    get(&lengths, i + 1, j + 1).saturating_add(1)
                } else {
                    get(&lengths, i + 1, j).max(get(&lengths, i, j + 1))
                };
                if let Some(cell) = lengths.get_mut(i * width + j) {
                    *cell = value;
                }
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < x.len() || j < y.len() {
            let same = i < x.len() && j < y.len() && x.get(i) == y.get(j);
            let skip_ours =
                j >= y.len() || i < x.len() && get(&lengths, i + 1, j) >= get(&lengths, i, j + 1);
            let (di, dj) = match (same, skip_ours) {
                (true, _) => (1, 1),
                (false, true) => (1, 0),
                (false, false) => (0, 1),
            };
            rows.push((same, head + i..head + i + di, head + j..head + j + dj));
            (i, j) = (i + di, j + dj);
        }
    } else {
        rows.push((false, head..end_a, head..end_b));
    }
    rows.push((true, end_a..a.len(), end_b..b.len()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    /// `a=1&b=22` or the values alone, each run with its source.
    fn shown(runs: &[(&'static str, &str)]) -> ShownText {
        let mut shown = ShownText::default();
        for (source, run) in runs {
            let name = format!("field {run}");
            let field = (*source == "field").then_some(&*name);
            shown.push(run.as_bytes(), source, field);
        }
        shown
    }

    #[test]
    fn a_longer_value_is_an_altered_one() {
        let pairs = shown(&[
            ("rule", "a="),
            ("field", "1"),
            ("rule", "&b="),
            ("field", "22"),
        ]);
        let values = shown(&[("field", "1"), ("field", "22")]);
        for (canonical, signed, expected) in [
            (&pairs, "a=10&b=22", Some(("field 1", "1", "10"))),
            (&pairs, "a=01&b=22", Some(("field 1", "1", "01"))),
            (&pairs, "a=1&b=220", Some(("field 22", "22", "220"))),
            (&pairs, "a=1&b=022", Some(("field 22", "22", "022"))),
            // Another field, and what may be either neighbour's.
            (&pairs, "a=1&aa=3&b=22", None),
            (&pairs, "a=1&b=22&c=3", None),
            (&values, "1022", None),
        ] {
            let fields = difference(canonical, signed.as_bytes(), Against::Proof)
                .unwrap()
                .fields;
            assert_eq!(fields.len(), 1, "{signed}");
            let found = fields[0].field.as_deref();
            assert_eq!(
                found.map(|name| (name, &*fields[0].canonical, &*fields[0].signed)),
                expected,
                "{signed}"
            );
        }
    }
}
