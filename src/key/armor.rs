//! PEM armour, found in text as people paste it.
//!
//! RFC 7468 wants `-----BEGIN label-----`, lines of 64 characters, `-----END label-----`. Pasted keys have lost their line
//! ends, or have them as the two characters `\n`, and stand behind other text. So only the two armour lines are looked for,
//! and what is between them is left to [`super::decode`].

use super::problem::Problem;

const BEGIN: &str = "-----BEGIN";
const END: &str = "-----END";
const DASHES: &str = "-----";

/// What stood between two armour lines.
pub(super) struct Block<'a> {
    /// The text after BEGIN, trimmed.
    pub(super) label: &'a str,
    /// Headers, if any, and base64.
    pub(super) body: &'a str,
}

/// Whether the text has an armour line at all.
pub(super) fn is_armored(text: &str) -> bool {
    text.contains(BEGIN)
}

/// The blocks of a text, in their order. A block without its end is an error in its place.
pub(super) fn blocks(text: &str) -> impl Iterator<Item = Result<Block<'_>, Problem>> {
    let mut rest = text;
    core::iter::from_fn(move || {
        let (_, after_begin) = rest.split_once(BEGIN)?;
        let (block, next) = split_block(after_begin);
        rest = next;
        Some(block)
    })
}

/// Splits what follows a BEGIN into its block and the text after that.
fn split_block(after_begin: &str) -> (Result<Block<'_>, Problem>, &str) {
    let Some((label, after_label)) = after_begin.split_once(DASHES) else {
        return (Err(cut_off()), "");
    };
    let own = after_label.find(BEGIN).unwrap_or(after_label.len());
    let (own, next) = after_label.split_at(own);
    let Some((body, after_body)) = own.split_once(END) else {
        return (Err(cut_off()), next);
    };
    let block = Block {
        label: label.trim(),
        body,
    };
    // More text can follow, and then another block.
    let consumed = after_label.len() - next.len() - after_body.len();
    (Ok(block), after_label.get(consumed..).unwrap_or_default())
}

fn cut_off() -> Problem {
    Problem::looks_like("PEM that was cut off: its END line is missing")
}
