//! The examples, each a project of its own that depends on the packed tarball.

use std::fs;

use anyhow::{Context, Result};

use super::report::{counted, report, rows};
use super::runtimes;
use super::step::{Outcome, Step};
use crate::progress::during;
use crate::workspace::Workspace;
use crate::{package, process};

const QUICK: &[&str] = &[
    "express",
    "fastify",
    "hono",
    "cloudflare-worker",
    "deno",
    "bun",
];
const SLOW: &[&str] = &["next"];

pub fn steps() -> Vec<Step> {
    vec![
        Step::new(
            "examples",
            "each example, with its gateway played",
            |workspace| run(workspace, QUICK),
        ),
        Step::new("examples-slow", "the same for Next.js", |workspace| {
            run(workspace, SLOW)
        })
        .slow(),
    ]
}

fn run(workspace: &Workspace, names: &[&str]) -> Result<Outcome> {
    runtimes::install(workspace)?;
    fs::copy(
        package::pack(workspace)?,
        workspace.path("examples/countersign.tgz"),
    )
    .context("cannot copy the tarball")?;
    during("npm install in each example", || {
        names.iter().try_for_each(|name| install(workspace, name))
    })?;
    let script = workspace.path("tests/examples/run.mjs");
    let output = process::capture(runtimes::newest_node(workspace).arg(script).args(names))?;
    let columns = ["example", "runtime", "gateway", "checks", "passed"];
    Ok(report(&rows(&output)?, &columns, counted))
}

/// The tarball has changed and its version has not: npm would keep what it had.
fn install(workspace: &Workspace, name: &str) -> Result<()> {
    let folder = workspace.path("examples").join(name);
    let modules = folder.join("node_modules");
    let _ = fs::remove_dir_all(modules.join("countersign"));
    let _ = fs::remove_file(modules.join(".package-lock.json"));
    process::capture(
        workspace
            .npm("install")
            .args(["--no-save", "--ignore-scripts", "--prefer-offline"])
            .current_dir(folder),
    )
    .map(drop)
}
