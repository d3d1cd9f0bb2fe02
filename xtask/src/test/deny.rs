//! The dependencies: licences, sources, bans, and advisories where a database of them is at hand.

use anyhow::Result;

use super::step::{Outcome, Step, program};
use crate::process;
use crate::workspace::{Workspace, cargo_home};

pub fn steps() -> Vec<Step> {
    vec![Step::new(
        "deny",
        "cargo deny: licences, sources, bans, advisories",
        deny,
    )]
}

fn deny(workspace: &Workspace) -> Result<Outcome> {
    if process::capture(workspace.cargo("deny").arg("--version")).is_err() {
        return Ok(Outcome::skipped(
            "cargo-deny is not installed: cargo install --locked cargo-deny",
        ));
    }
    // Of every platform, which a build does not need.
    process::capture(workspace.cargo("fetch").arg("--locked"))?;
    let checks = ["bans", "licenses", "sources"];
    let (advisories, note) = if has_database() {
        (Some("advisories"), "with advisories")
    } else {
        (
            None,
            "without advisories: there is no database in the folder advisory-dbs of Cargo's",
        )
    };
    let outcome = program(
        workspace
            .cargo("deny")
            // The database is used as it lies there.
            .args(["--offline", "--locked", "check"])
            .args(checks)
            .args(advisories),
    )?;
    Ok(outcome.note(note))
}

/// Whether a copy of the RustSec database lies where cargo deny looks for it.
fn has_database() -> bool {
    let Some(entries) = cargo_home().and_then(|home| home.join("advisory-dbs").read_dir().ok())
    else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| entry.path().join("crates").is_dir())
}
