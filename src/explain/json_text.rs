//! JSON as it is written: every token with its exact text, so that one thing can be changed and all else kept.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// White space.
    Space,
    /// One of `{}[]:,`.
    Mark,
    /// A string that names a member.
    Name,
    /// A string value.
    Text,
    /// A number.
    Number,
    /// `true`, `false` or `null`.
    Word,
}

/// A token and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its text.
    pub raw: &'a str,
    /// Where it begins.
    pub start: usize,
    /// How many objects and arrays it stands in; their own brackets count as outside.
    pub depth: usize,
}

/// A top-level member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name, unescaped.
    pub name: String,
    /// From the name's first byte to the value's last.
    pub whole: Range<usize>,
    /// The value.
    pub value: Range<usize>,
}

/// The tokens of a JSON text; `None` if it is none.
pub fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    serde_json::from_str::<serde::de::IgnoredAny>(text).ok()?;
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(first) = bytes.get(at) {
        let length = match first {
            b'{' | b'}' | b'[' | b']' | b':' | b',' => 1,
            b'"' => string_length(bytes.get(at..)?)?,
            b' ' | b'\t' | b'\r' | b'\n' => run(bytes, at, |b| b.is_ascii_whitespace()),
            _ => run(bytes, at, |b| !b" \t\r\n{}[]:,\"".contains(&b)),
        };
        let raw = text.get(at..at + length)?;
        let kind = match first {
            b'{' | b'}' | b'[' | b']' | b':' | b',' => Kind::Mark,
            b'"' => Kind::Text,
            b' ' | b'\t' | b'\r' | b'\n' => Kind::Space,
            b't' | b'f' | b'n' => Kind::Word,
            _ => Kind::Number,
        };
        if matches!(raw, "}" | "]") {
            depth = depth.saturating_sub(1);
        }
        if raw == ":"
            && let Some(name) = tokens.iter_mut().rev().find(|t| t.kind != Kind::Space)
        {
            name.kind = Kind::Name;
        }
        tokens.push(Token {
            kind,
            raw,
            start: at,
            depth,
        });
        if matches!(raw, "{" | "[") {
            depth += 1;
        }
        at += length;
    }
    Some(tokens)
}

/// The top-level members of a JSON object; `None` if the text is none.
pub fn members(text: &str) -> Option<Vec<Member>> {
    let tokens = tokens(text)?;
    let mut solid = tokens.iter().filter(|token| token.kind != Kind::Space);
    if solid.next()?.raw != "{" {
        return None;
    }
    let mut members: Vec<Member> = Vec::new();
    let mut open: Option<(String, usize, usize)> = None;
    let mut end = 0;
    for token in solid {
        let after = token.start + token.raw.len();
        match (&mut open, token.kind, token.depth) {
            (None, Kind::Name, 1) => {
                open = Some((serde_json::from_str(token.raw).ok()?, token.start, 0));
            }
            // The colon, and then the value's first token.
            (Some((_, _, 0)), Kind::Mark, _) if token.raw == ":" => {}
            (Some((_, _, value)), _, _) if *value == 0 => {
                *value = token.start;
                end = after;
            }
            (Some(_), Kind::Mark, depth) if (token.raw == "," && depth == 1) || depth == 0 => {
                let (name, start, value) = open.take()?;
                members.push(Member {
                    name,
                    whole: start..end,
                    value: value..end,
                });
            }
            (Some(_), _, _) => end = after,
            _ => {}
        }
    }
    Some(members)
}

/// The text without the member at `position`, and without one of the commas beside it.
pub fn without(text: &str, members: &[Member], position: usize) -> Option<String> {
    let member = members.get(position)?;
    let range = match (
        members.get(position + 1),
        position.checked_sub(1).and_then(|p| members.get(p)),
    ) {
        (Some(next), _) => member.whole.start..next.whole.start,
        (None, Some(before)) => before.whole.end..member.whole.end,
        (None, None) => member.whole.clone(),
    };
    Some([text.get(..range.start)?, text.get(range.end..)?].concat())
}

/// The text with one more member at its end, written as the others are.
pub fn with_member(text: &str, members: &[Member], name: &str, value: &str) -> Option<String> {
    let name = serde_json::Value::from(name).to_string();
    match members {
        [] => None,
        [.., last] => {
            let between = match members {
                [.., a, b] => text.get(a.whole.end..b.whole.start)?,
                _ => ",",
            };
            let colon = {
                let raw = text.get(last.whole.start..last.value.start)?;
                let name_ends = raw.rfind('"')? + 1;
                raw.get(name_ends..)?.to_owned()
            };
            let (head, tail) = text.split_at_checked(last.whole.end)?;
            Some([head, between, &name, &colon, value, tail].concat())
        }
    }
}

/// The text with another value for the member.
pub fn with_value(text: &str, member: &Member, value: &str) -> Option<String> {
    Some(
        [
            text.get(..member.value.start)?,
            value,
            text.get(member.value.end..)?,
        ]
        .concat(),
    )
}

fn run(bytes: &[u8], at: usize, is: impl Fn(u8) -> bool) -> usize {
    bytes
        .iter()
        .skip(at)
        .take_while(|byte| is(**byte))
        .count()
        .max(1)
}

/// The length of the string literal at the start, quotation marks included.
fn string_length(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_join_to_the_text_again() {
        let text = " {\"a\" : [1.50, \"x\\\"y\", {\"b\":null}],\n\"c\":true } ";
        let all = tokens(text).unwrap();
        assert_eq!(all.iter().map(|token| token.raw).collect::<String>(), text);
        let names: Vec<_> = all
            .iter()
            .filter(|token| token.kind == Kind::Name)
            .map(|token| token.raw)
            .collect();
        assert_eq!(names, ["\"a\"", "\"b\"", "\"c\""]);
        assert_eq!(tokens("{\"a\":}"), None);
    }

    #[test]
    fn members_with_their_values() {
        let text = r#"{"a":{"x":[1,{"y":2}]}, "b" : "1,}", "c":3}"#;
        let found = members(text).unwrap();
        let values: Vec<_> = found
            .iter()
            .map(|m| (m.name.as_str(), &text[m.value.clone()]))
            .collect();
        assert_eq!(
            values,
            [("a", r#"{"x":[1,{"y":2}]}"#), ("b", r#""1,}""#), ("c", "3")]
        );
        assert_eq!(without(text, &found, 0).unwrap(), r#"{"b" : "1,}", "c":3}"#);
        assert_eq!(
            without(text, &found, 2).unwrap(),
            r#"{"a":{"x":[1,{"y":2}]}, "b" : "1,}"}"#
        );
        assert_eq!(
            with_member(
                r#"{"a":1,"b":2}"#,
                &members(r#"{"a":1,"b":2}"#).unwrap(),
                "s",
                "\"\""
            )
            .unwrap(),
            r#"{"a":1,"b":2,"s":""}"#
        );
        assert_eq!(members("[1]"), None);
        assert_eq!(members("{}").unwrap(), []);
    }
}
