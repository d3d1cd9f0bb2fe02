//! Every error of the interface: its code, its whole sentence, the field and what to do about it.

#[path = "../support/mod.rs"]
mod support;

mod credentials;
mod messages;
mod missing;
mod options;
mod params;
mod secrets;
mod signatures;
mod times;

use countersign::{Code, Error};
use std::collections::BTreeSet;

/// An error and what it has to say.
pub struct Case {
    error: Error,
    code: Code,
    sentence: &'static str,
    field: Option<&'static str>,
    hint: Option<&'static str>,
}

impl Case {
    /// An error without field and hint.
    pub fn new(error: Error, code: Code, sentence: &'static str) -> Self {
        Self {
            error,
            code,
            sentence,
            field: None,
            hint: None,
        }
    }

    pub fn field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    pub fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}

fn cases() -> Vec<Case> {
    [
        credentials::cases(),
        params::cases(),
        options::cases(),
        messages::cases(),
        signatures::cases(),
        times::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn each_error_says_what_was_wrong_and_where() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let Case { error, .. } = case;
        let found = (
            error.code,
            error.to_string(),
            error.field.as_deref(),
            error.hint.as_deref(),
        );
        let expected = (case.code, case.sentence.to_owned(), case.field, case.hint);
        if found != expected {
            wrong.push(format!("found    {found:?}\nexpected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.len() > 150, "{}", cases.len());
}

/// One sentence: a capital or a quoted name at its beginning, one full stop, at its end.
#[test]
fn each_message_is_one_sentence() {
    for case in cases() {
        let text = case.error.to_string();
        assert!(
            text.ends_with('.')
                && !text.contains("..")
                && !text.contains("  ")
                && !text.contains('\n'),
            "{text}"
        );
        assert!(!text.trim_end_matches('.').contains(". "), "{text}");
        if let Some(hint) = &case.error.hint {
            assert!(hint.ends_with(['.', '?']) && !hint.contains("  "), "{hint}");
        }
    }
}

/// Codes that nothing in Rust raises, with the reason.
const NOT_RAISED_HERE: [(Code, &str); 1] = [(
    Code::Freed,
    "in Rust a gateway cannot be used after it is dropped; JavaScript's free() raises it",
)];

#[test]
fn every_code_is_raised() {
    let raised: BTreeSet<&str> = cases().iter().map(|case| case.code.as_str()).collect();
    let excepted: BTreeSet<&str> = NOT_RAISED_HERE
        .iter()
        .map(|(code, _)| code.as_str())
        .collect();
    let all: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(&raised | &excepted, all);
    assert!(raised.is_disjoint(&excepted));
}

/// Errors about a message or its credentials name the gateway, once it is known.
#[test]
fn each_error_names_its_gateway() {
    for case in cases() {
        let known = !matches!(case.code, Code::GatewayUnknown)
            && !matches!(case.field, Some("expect"))
            && !case.sentence.starts_with("The scheme lacks")
            && !case.sentence.starts_with("The option `kind` is none of")
            && !case.sentence.starts_with("The option `expect`");
        assert_eq!(case.error.gateway.is_some(), known, "{}", case.sentence);
    }
}
