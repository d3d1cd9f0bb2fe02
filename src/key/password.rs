//! The password of an encrypted key.

use super::problem::Problem;
use crate::Code;

/// A password as it is used: without the line ending that it brings from its file.
#[derive(Clone, Copy)]
pub(super) struct Password<'a>(&'a str);

impl<'a> Password<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.strip_suffix('\n').unwrap_or(text);
        Self(text.strip_suffix('\r').unwrap_or(text))
    }

    pub(super) fn as_bytes(self) -> &'a [u8] {
        self.0.as_bytes()
    }

    /// That it does not open the key.
    pub(super) fn wrong(self) -> Problem {
        let problem = Problem::new(Code::KeyPasswordWrong, "does not open with this password");
        if self.0.is_empty() {
            problem.hint("The password is empty.")
        } else if self.0.trim() != self.0 {
            problem.hint("There is white space at the beginning or end of the password; it may not belong to it.")
        } else {
            problem
        }
    }
}
