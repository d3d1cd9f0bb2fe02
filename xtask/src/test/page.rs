//! The debugger page: its modules in Node.js, and all of it in browsers.

use anyhow::Result;

use super::count;
use super::node::files;
use super::step::{Outcome, Step, suite};
use crate::build;
use crate::workspace::Workspace;

pub fn steps() -> Vec<Step> {
    vec![
        Step::new("page-modules", "node --test tests/page/unit", |workspace| {
            run(workspace, "tests/page/unit")
        }),
        Step::new(
            "page-chromium",
            "the built page in Chromium: node --test tests/page/chromium",
            |workspace| browser(workspace, "tests/page/chromium"),
        ),
        Step::new(
            "page-firefox",
            "the built page in Firefox: node --test tests/page/firefox",
            |workspace| browser(workspace, "tests/page/firefox"),
        ),
    ]
}

fn run(workspace: &Workspace, folder: &str) -> Result<Outcome> {
    suite(
        workspace
            .node()
            .args(["--test", "--test-reporter=tap", "--test-concurrency=2"])
            .args(files(workspace, folder, ".test.mjs")?),
        count::tap,
    )
}

/// A suite that finds no browser skips every test, and says so.
fn browser(workspace: &Workspace, folder: &str) -> Result<Outcome> {
    build::npm_ci(
        workspace,
        "tests/page",
        "what drives browsers, and the accessibility checker",
    )?;
    run(workspace, folder)
}
