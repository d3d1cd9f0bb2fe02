//! The conformance suite in every runtime.

use std::process::Command;

use anyhow::Result;

use super::count;
use super::report::{counted, report, rows};
use super::step::{Outcome, Step, suite};
use crate::workspace::Workspace;
use crate::{build, process};

pub fn steps() -> Vec<Step> {
    vec![
        Step::new(
            "runtimes",
            "tests/conformance in Node.js, Deno, Bun, workerd, browsers",
            |workspace| conformance(workspace, "quick"),
        ),
        Step::new(
            "runtimes-slow",
            "the same in more of Node.js, WebKitGTK, Next.js",
            |workspace| {
                for folder in ["tests/runtimes/slow", "tests/runtimes/next"] {
                    build::npm_install(workspace, folder, "more runtimes")?;
                }
                conformance(workspace, "slow")
            },
        )
        .slow(),
        Step::new("policy", "pages that forbid WebAssembly", |workspace| {
            install(workspace)?;
            suite(
                newest_node(workspace)
                    .args(["--test", "--test-reporter=tap"])
                    .arg(workspace.path("tests/runtimes/policy.test.mjs")),
                count::tap,
            )
        }),
    ]
}

/// What `tests/runtimes`, `tests/bundlers` and `tests/examples` run and drive.
pub fn install(workspace: &Workspace) -> Result<()> {
    build::npm_install(
        workspace,
        "tests/runtimes",
        "Node.js 18 and 26, Deno, Bun, workerd, what drives browsers",
    )
}

/// The newest Node.js that was installed for the tests, for what the one at hand may be too old for; or that one.
pub fn newest_node(workspace: &Workspace) -> Command {
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    let name = format!("node26-{}-{processor}", std::env::consts::OS);
    let program = workspace
        .path("tests/runtimes/node_modules")
        .join(name)
        .join("bin/node");
    if program.is_file() {
        workspace.command(program)
    } else {
        workspace.node()
    }
}

fn conformance(workspace: &Workspace, which: &str) -> Result<Outcome> {
    install(workspace)?;
    let script = workspace.path("tests/runtimes/run.mjs");
    let output = process::capture(newest_node(workspace).arg(script).arg(which))?;
    let columns = ["runtime", "version", "cases", "passed", "seconds"];
    Ok(report(&rows(&output)?, &columns, counted))
}
