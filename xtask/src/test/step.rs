//! One check, and what can come of it.

use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::workspace::Workspace;

/// One check of `cargo xtask test`.
pub struct Step {
    /// How it is called: one word, lower case.
    pub name: &'static str,
    /// What it runs, in a few words.
    pub what: &'static str,
    /// Runs only with `--all`, or when it is named.
    pub slow: bool,
    /// Does it. An error counts as one failure.
    pub run: fn(&Workspace) -> Result<Outcome>,
}

impl Step {
    /// A check that always runs.
    pub fn new(
        name: &'static str,
        what: &'static str,
        run: fn(&Workspace) -> Result<Outcome>,
    ) -> Self {
        Self {
            name,
            what,
            slow: false,
            run,
        }
    }

    /// The same, left out unless `--all` or its name is given.
    pub fn slow(mut self) -> Self {
        self.slow = true;
        self
    }
}

/// How many checks passed, failed, and could not run.
#[derive(Default)]
pub struct Outcome {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
    /// Why something was skipped, or what ran.
    pub note: Option<String>,
    /// What to show: the output of what failed.
    pub output: Option<String>,
    /// What to show above the summary, whether something failed or not.
    pub table: Option<String>,
}

impl Outcome {
    /// Something that cannot be counted went well.
    pub fn passed() -> Self {
        Self {
            passed: 1,
            ..Self::default()
        }
    }

    /// `failed` is at least 1.
    pub fn failed(passed: usize, failed: usize, output: String) -> Self {
        Self {
            passed,
            failed: failed.max(1),
            output: Some(output),
            ..Self::default()
        }
    }

    /// Could not run, and why.
    pub fn skipped(why: impl Into<String>) -> Self {
        Self {
            skipped: 1,
            note: Some(why.into()),
            ..Self::default()
        }
    }

    /// Adds what ran.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The result in a few words.
    pub fn summary(&self) -> String {
        let counts = match (self.passed, self.failed, self.skipped) {
            (0, 0, 1) => "not run".to_owned(),
            (1, 0, 0) => "passed".to_owned(),
            (passed, 0, 0) => format!("{passed} passed"),
            (passed, 0, skipped) => format!("{passed} passed, {skipped} not run"),
            (passed, failed, _) => format!("{failed} FAILED, {passed} passed"),
        };
        match &self.note {
            Some(note) => format!("{counts}: {note}"),
            None => counts,
        }
    }
}

/// A program that passes by exit status 0.
pub fn program(command: &mut Command) -> Result<Outcome> {
    let finished = process::finish(command)?;
    Ok(if finished.success {
        Outcome::passed()
    } else {
        Outcome::failed(0, 1, finished.output)
    })
}

/// A suite that prints how many tests it ran; one that ran none has failed.
pub fn suite(command: &mut Command, count: fn(&str) -> Outcome) -> Result<Outcome> {
    let finished = process::finish(command)?;
    let counted = count(&finished.output);
    Ok(match (finished.success, counted.passed, counted.failed) {
        (true, 0, 0) => Outcome::failed(0, 1, format!("no test ran\n{}", finished.output)),
        (true, _, 0) => counted,
        (_, passed, failed) => Outcome::failed(passed, failed, finished.output),
    })
}
