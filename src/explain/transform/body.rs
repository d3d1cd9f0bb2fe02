//! A JSON body as it may have been written.

use super::{
    Setting,
    writer::{COMPACT_PYTHON, GO, GSON, JAVASCRIPT, KEEP, Numbers, PHP, PYTHON, Spacing, Writer},
};
use crate::explain::{
    draft::Draft,
    json_text::{self, Kind, Token},
    literal::Escapes,
    number,
};
use alloc::{borrow::ToOwned, format, string::String, vec, vec::Vec};

/// The most ways in which decimals that were lost are put back, and the most numbers for which they are.
const MOST_DECIMALS: usize = 256;
const MOST_NUMBERS: usize = 24;

const SPACINGS: [Spacing; 8] = [
    Spacing::Compact,
    Spacing::After(" ", " "),
    Spacing::After("", " "),
    Spacing::After(" ", ""),
    Spacing::Lines("  "),
    Spacing::Lines("    "),
    Spacing::Lines("\t"),
    Spacing::Lines(""),
];
const ESCAPES: [Escapes; 7] = [
    Escapes::Php,
    Escapes::Minimal,
    Escapes::Slashes,
    Escapes::Unicode,
    Escapes::UnicodeUpper,
    Escapes::Go,
    Escapes::Gson,
];

/// The draft that signs JSON text, that text and its tokens.
fn written(
    draft: &Draft,
    use_text: impl FnOnce(&Draft, &str, &[Token<'_>]) -> Vec<Draft>,
) -> Vec<Draft> {
    let Some(draft) = draft.as_json_text() else {
        return Vec::new();
    };
    let Ok(text) = core::str::from_utf8(&draft.body) else {
        return Vec::new();
    };
    match json_text::tokens(text) {
        Some(tokens) => use_text(&draft, text, &tokens),
        None => Vec::new(),
    }
}

fn drafts<'w>(
    draft: &Draft,
    text: &str,
    tokens: &[Token<'_>],
    writers: impl IntoIterator<Item = &'w Writer>,
) -> Vec<Draft> {
    writers
        .into_iter()
        .filter_map(|writer| writer.write(text, tokens))
        .filter(|written| written != text)
        .map(|written| draft.with_body(written.into_bytes()))
        .collect()
}

/// Other spaces, nothing else.
pub fn json_spacing(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    written(draft, |draft, text, tokens| {
        let writers = SPACINGS.map(|spacing| Writer { spacing, ..KEEP });
        drafts(draft, text, tokens, &writers)
    })
}

/// Other escapes, nothing else.
pub fn php_escapes(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    written(draft, |draft, text, tokens| {
        let writers = ESCAPES.map(|escapes| Writer {
            escapes: Some(escapes),
            ..KEEP
        });
        drafts(draft, text, tokens, &writers)
    })
}

/// What libraries make of a body that they parse and write again, where it is more than spaces, escapes or one number;
/// then what may have been before one of them did.
pub fn reserialised(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    const WRITERS: [Writer; 17] = [
        JAVASCRIPT,
        PHP,
        PYTHON,
        COMPACT_PYTHON,
        GSON,
        GO,
        JAVASCRIPT.sorted(),
        PHP.sorted(),
        PYTHON.sorted(),
        KEEP.sorted(),
        Writer::new(Spacing::Compact, Escapes::Unicode, Numbers::Python),
        Writer::new(Spacing::After(" ", " "), Escapes::Minimal, Numbers::Python),
        Writer::new(Spacing::Compact, Escapes::Slashes, Numbers::JavaScript),
        Writer::new(Spacing::Compact, Escapes::Unicode, Numbers::JavaScript),
        Writer::new(Spacing::Lines("  "), Escapes::Minimal, Numbers::JavaScript),
        Writer::new(Spacing::Lines("    "), Escapes::Php, Numbers::JavaScript),
        Writer::new(
            Spacing::Lines("    "),
            Escapes::Minimal,
            Numbers::JavaScript,
        ),
    ];
    written(draft, |draft, text, tokens| {
        let mut made = drafts(draft, text, tokens, &WRITERS);
        let small = small_changes(text, tokens);
        made.retain(|draft| {
            core::str::from_utf8(&draft.body).is_ok_and(|body| !small.iter().any(|s| s == body))
        });
        made.extend(decimals_lost(draft, text, tokens));
        made
    })
}

/// What the usual libraries make of a body, where more than its numbers changes.
pub fn reserialised_usual(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    const USUAL: [Writer; 4] = [JAVASCRIPT, PHP, PYTHON, JAVASCRIPT.sorted()];
    written(draft, |draft, text, tokens| {
        let numbers =
            [Numbers::JavaScript, Numbers::Python].map(|numbers| Writer { numbers, ..KEEP });
        let numbers = numbers.map(|writer| writer.write(text, tokens).unwrap_or_default());
        let mut made = drafts(draft, text, tokens, &USUAL);
        made.retain(|draft| {
            numbers
                .iter()
                .all(|written| written.as_bytes() != draft.body.as_slice())
        });
        made
    })
}

/// What spaces alone, escapes alone or one number alone make of the text: those mistakes have their own names.
fn small_changes(text: &str, tokens: &[Token<'_>]) -> Vec<String> {
    let spacing = SPACINGS.map(|spacing| Writer { spacing, ..KEEP });
    let escapes = ESCAPES.map(|escapes| Writer {
        escapes: Some(escapes),
        ..KEEP
    });
    let numbers = [Numbers::JavaScript, Numbers::Python].map(|numbers| Writer { numbers, ..KEEP });
    let one_number = tokens
        .iter()
        .filter(|token| token.kind == Kind::Number && !number::is_plain(token.raw))
        .count()
        < 2;
    spacing
        .iter()
        .chain(&escapes)
        .chain(numbers.iter().filter(|_| one_number))
        .filter_map(|writer| writer.write(text, tokens))
        .collect()
}

/// A body in which every number is as `JSON.stringify` writes it may have had decimals: each whole number without, with
/// one, two or four zeros.
fn decimals_lost(draft: &Draft, text: &str, tokens: &[Token<'_>]) -> Vec<Draft> {
    let numbers: Vec<&Token<'_>> = tokens
        .iter()
        .filter(|token| token.kind == Kind::Number)
        .collect();
    if !(1..=MOST_NUMBERS).contains(&numbers.len())
        || !numbers.iter().all(|token| number::is_plain(token.raw))
    {
        return Vec::new();
    }
    let mut bodies = vec![String::new()];
    let mut from = 0;
    for token in &numbers {
        let before = text.get(from..token.start).unwrap_or_default();
        from = token.start + token.raw.len();
        let ends: &[&str] = match token.raw.split_once('.') {
            None => &[".00", "", ".0", ".0000"],
            Some((_, fraction)) if fraction.len() == 1 => &["0", ""],
            Some(_) => &["", "00"],
        };
        bodies = bodies
            .iter()
            .flat_map(|body| {
                ends.iter()
                    .map(move |end| [body, before, token.raw, end].concat())
            })
            .take(MOST_DECIMALS)
            .collect();
    }
    let rest = text.get(from..).unwrap_or_default();
    bodies
        .into_iter()
        .map(|body| body + rest)
        .filter(|body| body != text)
        .map(|body| draft.with_body(body.into_bytes()))
        .collect()
}

/// Another text for a token, or none.
type Rewrite<'r> = &'r dyn Fn(&Token<'_>) -> Option<String>;

/// Numbers that are text, and text that is a number: all of them, then one by one.
pub fn number_quotes(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    written(draft, |draft, text, tokens| {
        let quote =
            |token: &Token<'_>| (token.kind == Kind::Number).then(|| format!("\"{}\"", token.raw));
        let unquote = |token: &Token<'_>| {
            let content = token.raw.strip_prefix('"')?.strip_suffix('"')?;
            (token.kind == Kind::Text && number::is_number(content)).then(|| content.to_owned())
        };
        let unquote_plainly = |token: &Token<'_>| Some(number::as_javascript(&unquote(token)?));
        let styles: [Rewrite<'_>; 3] = [&quote, &unquote, &unquote_plainly];
        let mut all = Vec::new();
        let mut one = Vec::new();
        for style in styles {
            let changes: Vec<(&Token<'_>, String)> = tokens
                .iter()
                .filter_map(|token| Some((token, style(token)?)))
                .collect();
            if changes.is_empty() {
                continue;
            }
            all.push(draft.with_body(replaced(text, &changes).into_bytes()));
            if changes.len() > 1 && changes.len() <= 40 {
                one.extend(
                    changes
                        .chunks(1)
                        .map(|change| draft.with_body(replaced(text, change).into_bytes())),
                );
            }
        }
        all.extend(one);
        all
    })
}

fn replaced(text: &str, changes: &[(&Token<'_>, String)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (token, written) in changes {
        out.push_str(text.get(from..token.start).unwrap_or_default());
        out.push_str(written);
        from = token.start + token.raw.len();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
