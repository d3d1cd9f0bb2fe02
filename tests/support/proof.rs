//! What a proof ran and what came of it, for the table that `cargo xtask test` prints at its end.

use std::{fmt::Write as _, fs, path::Path};

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// What was run.
    pub set: String,
    /// How many cases.
    pub cases: usize,
    /// How many were accepted.
    pub accepted: usize,
    /// How many were refused.
    pub refused: usize,
    /// How many should have gone the other way.
    pub wrong: usize,
}

impl Row {
    pub fn new(set: impl Into<String>) -> Self {
        Self {
            set: set.into(),
            cases: 0,
            accepted: 0,
            refused: 0,
            wrong: 0,
        }
    }

    /// Counts a verdict against the one that is right.
    pub fn count(&mut self, accepted: bool, right: bool) {
        self.cases += 1;
        match accepted {
            true => self.accepted += 1,
            false => self.refused += 1,
        }
        self.wrong += usize::from(accepted != right);
    }

    /// Fails unless exactly so many were accepted and refused, none of them wrongly.
    #[track_caller]
    pub fn expect(&self, accepted: usize, refused: usize) {
        assert_eq!(
            (self.accepted, self.refused, self.wrong),
            (accepted, refused, 0),
            "accepted, refused and wrong of {}",
            self.set
        );
        assert!(self.cases > 0, "{} ran nothing", self.set);
    }
}

/// Writes rows to `target/proof/NAME.tsv`: set, cases, accepted, refused, wrong.
pub fn record(name: &str, rows: &[Row]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/proof");
    fs::create_dir_all(&folder).unwrap();
    let mut text = String::new();
    for row in rows {
        let Row {
            set,
            cases,
            accepted,
            refused,
            wrong,
        } = row;
        writeln!(text, "{set}\t{cases}\t{accepted}\t{refused}\t{wrong}").unwrap();
    }
    fs::write(folder.join(format!("{name}.tsv")), text).unwrap();
}
