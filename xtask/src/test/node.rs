//! The npm package in the Node.js at hand: built, packed, installed from its tarball, then tested.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::count;
use super::step::{Outcome, Step, program, suite};
use crate::workspace::Workspace;
use crate::{build, package, process, size};

pub fn steps() -> Vec<Step> {
    vec![
        Step::new(
            "package",
            "build, pack, install from the tarball",
            |workspace| {
                build::build(workspace)?;
                package::install(workspace)?;
                Ok(Outcome::passed())
            },
        ),
        Step::new(
            "size",
            "what a browser loads stays within its budget",
            |workspace| Ok(Outcome::passed().note(size::check(workspace)?)),
        ),
        Step::new("node", "node --test tests/js", node_tests),
        Step::new(
            "demo",
            "demo/demo.mjs with the installed package",
            |workspace| program(workspace.node().arg("demo/demo.mjs")),
        ),
    ]
}

fn node_tests(workspace: &Workspace) -> Result<Outcome> {
    let version = process::capture(workspace.node().arg("--version"))?;
    let outcome = suite(
        workspace
            .node()
            .args(["--test", "--test-reporter=tap"])
            .args(files(workspace, "tests/js", ".test.mjs")?),
        count::tap,
    )?;
    Ok(outcome.note(format!("Node.js {}", version.trim())))
}

/// The files of a folder whose name ends so, in order.
pub fn files(workspace: &Workspace, folder: &str, ending: &str) -> Result<Vec<PathBuf>> {
    let folder = workspace.path(folder);
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("no folder {}", folder.display()))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
