//! The reference documentation: up to date, and every example in it run.

use anyhow::Result;

use super::node::files;
use super::step::{Outcome, Step, suite};
use super::{count, runtimes};
use crate::docs;
use crate::workspace::Workspace;

pub fn steps() -> Vec<Step> {
    vec![
        Step::new(
            "docs",
            "docs/ is up to date, and its examples print what it says",
            pages,
        ),
        Step::new(
            "typedoc",
            "the package's reference, warnings denied",
            |workspace| docs::typedoc(workspace).map(|()| Outcome::passed()),
        ),
        Step::new(
            "rustdoc",
            "the crate's reference, warnings denied",
            |workspace| docs::rustdoc(workspace).map(|()| Outcome::passed()),
        ),
    ]
}

fn pages(workspace: &Workspace) -> Result<Outcome> {
    runtimes::install(workspace)?;
    // In the newest Node.js, which the Workers of the pages need; two files at a time, as each starts programs.
    suite(
        runtimes::newest_node(workspace)
            .args(["--test", "--test-reporter=tap", "--test-concurrency=2"])
            .args(files(workspace, "tests/docs", ".test.mjs")?),
        count::tap,
    )
}
