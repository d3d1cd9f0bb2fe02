//! A page that each bundler builds from the installed package.

use anyhow::Result;
use serde_json::Value;

use super::report::{report, rows};
use super::runtimes::{install, newest_node};
use super::step::{Outcome, Step};
use crate::workspace::Workspace;
use crate::{build, process};

pub fn steps() -> Vec<Step> {
    vec![Step::new(
        "bundlers",
        "a page built by each of six, in Chromium",
        bundlers,
    )]
}

fn bundlers(workspace: &Workspace) -> Result<Outcome> {
    install(workspace)?;
    build::npm_install(workspace, "tests/bundlers", "six bundlers")?;
    let script = workspace.path("tests/bundlers/run.mjs");
    let output = process::capture(newest_node(workspace).arg(script))?;
    let columns = ["bundler", "version", "kilobytes", "brotli", "passed"];
    Ok(report(&rows(&output)?, &columns, |row| {
        let passed = row.get("passed").and_then(Value::as_bool) == Some(true);
        (usize::from(passed), usize::from(!passed))
    }))
}
