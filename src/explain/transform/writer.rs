//! JSON as other programs write it: spaces, escapes, numbers, the order of keys.

use crate::{
    explain::{
        json_text::{self, Kind, Member, Token},
        literal::{Escapes, literal},
        number,
    },
    order::sort_by,
};
use alloc::{borrow::ToOwned, string::String, vec::Vec};

/// What stands between tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    /// As it is.
    Keep,
    /// Nothing.
    Compact,
    /// What stands after a comma and after a colon.
    After(&'static str, &'static str),
    /// A line for each member, indented; what stands after a colon.
    Lines(&'static str),
}

/// The text of numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    Keep,
    JavaScript,
    Python,
}

/// The order of the top level's keys.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    Keep,
    /// Ascending.
    Sorted,
}

/// How a library writes JSON.
#[derive(Clone, Copy)]
pub struct Writer {
    pub spacing: Spacing,
    /// `None`: as it is.
    pub escapes: Option<Escapes>,
    pub numbers: Numbers,
    pub keys: Keys,
}

/// Writes what it reads.
pub const KEEP: Writer = Writer {
    spacing: Spacing::Keep,
    escapes: None,
    numbers: Numbers::Keep,
    keys: Keys::Keep,
};
pub const JAVASCRIPT: Writer = Writer::new(Spacing::Compact, Escapes::Minimal, Numbers::JavaScript);
pub const PHP: Writer = Writer::new(Spacing::Compact, Escapes::Php, Numbers::JavaScript);
pub const PYTHON: Writer = Writer::new(Spacing::After(" ", " "), Escapes::Unicode, Numbers::Python);
pub const COMPACT_PYTHON: Writer = Writer::new(Spacing::Compact, Escapes::Minimal, Numbers::Python);
pub const GO: Writer = Writer::new(Spacing::Compact, Escapes::Go, Numbers::JavaScript).sorted();
pub const GSON: Writer = Writer::new(Spacing::Compact, Escapes::Gson, Numbers::Python);

impl Writer {
    /// One that keeps the order of keys.
    pub const fn new(spacing: Spacing, escapes: Escapes, numbers: Numbers) -> Self {
        Self {
            spacing,
            escapes: Some(escapes),
            numbers,
            keys: Keys::Keep,
        }
    }

    /// The same with its keys in ascending order.
    pub const fn sorted(mut self) -> Self {
        self.keys = Keys::Sorted;
        self
    }

    /// The JSON text of these tokens as this library writes it.
    pub fn write(self, text: &str, tokens: &[Token<'_>]) -> Option<String> {
        let mut out = String::with_capacity(text.len() + text.len() / 4);
        let mut depth = 0_usize;
        let mut previous = "";
        for token in tokens {
            if token.kind == Kind::Space {
                // White space around the JSON is not between its tokens.
                if self.spacing == Spacing::Keep || token.depth == 0 {
                    out.push_str(token.raw);
                }
                continue;
            }
            let closes = matches!(token.raw, "}" | "]");
            if closes {
                depth = depth.saturating_sub(1);
            }
            let empty = closes && matches!(previous, "{" | "[");
            match self.spacing {
                Spacing::After(comma, _) if previous == "," => out.push_str(comma),
                Spacing::After(_, colon) if previous == ":" => out.push_str(colon),
                Spacing::Lines(_) if previous == ":" => out.push(' '),
                Spacing::Lines(indent)
                    if (closes && !empty) || (!closes && matches!(previous, "{" | "[" | ",")) =>
                {
                    out.push('\n');
                    out.push_str(&indent.repeat(depth.min(64)));
                }
                _ => {}
            }
            out.push_str(&self.token(token));
            if matches!(token.raw, "{" | "[") {
                depth += 1;
            }
            previous = if token.kind == Kind::Mark {
                token.raw
            } else {
                ""
            };
        }
        match self.keys {
            Keys::Keep => Some(out),
            Keys::Sorted => sorted(&out),
        }
    }

    fn token(self, token: &Token<'_>) -> String {
        match (token.kind, self.escapes, self.numbers) {
            (Kind::Name | Kind::Text, Some(escapes), _) => {
                serde_json::from_str::<String>(token.raw).map_or_else(
                    |_| token.raw.to_owned(),
                    |content| literal(&content, escapes),
                )
            }
            (Kind::Number, _, Numbers::JavaScript) => number::as_javascript(token.raw),
            (Kind::Number, _, Numbers::Python) => number::as_python(token.raw),
            _ => token.raw.to_owned(),
        }
    }
}

/// The top-level members in ascending order, what stands between them kept by position.
fn sorted(text: &str) -> Option<String> {
    let members = json_text::members(text)?;
    let mut order: Vec<&Member> = members.iter().collect();
    sort_by(&mut order, |a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (place, member) in members.iter().zip(order) {
        out.push_str(text.get(from..place.whole.start)?);
        out.push_str(text.get(member.whole.clone())?);
        from = place.whole.end;
    }
    out.push_str(text.get(from..)?);
    Some(out)
}
