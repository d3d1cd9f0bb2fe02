//! `cargo xtask bench`: the built package beside its peers, in one process; what importing it and the first call cost.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{build, package, process, test};

/// Prints tables, and at the end what came of the targets; writes `results-MAJOR.json`, `first-call-MAJOR.json` and
/// `plot.svg` into `bench` in the target folder.
pub fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let choice = Choice::read(arguments)?;
    build::build(workspace)?;
    package::install(workspace)?;
    build::peers(workspace)?;
    let peers = "node-forge, node-rsa, jsrsasign, noble-curves";
    build::npm_ci(workspace, "benches/peers", peers)?;
    let runtimes = "Node.js 18 and 26, workerd";
    build::npm_install(workspace, "tests/runtimes", runtimes)?;

    // What an older Node.js left would be reported as well.
    let folder = workspace.target("bench");
    let _ = fs::remove_dir_all(&folder);
    for script in [
        "benches/peers/bench.mjs",
        "benches/cold-start/first-call.mjs",
    ] {
        for node in nodes(workspace)? {
            let mut command = node(workspace);
            command.arg(script).arg(&folder);
            process::watch(command.args(choice.quick.then_some("--quick")))?;
        }
    }

    println!("\ncold start, medians over fresh processes");
    let runs = if choice.quick { "3" } else { "15" };
    process::watch(
        workspace
            .node()
            .args(["benches/cold-start/cold-start.mjs", runs]),
    )?;
    process::watch(
        workspace
            .node()
            .arg("benches/peers/report.mjs")
            .arg(&folder),
    )?;
    if choice.record {
        process::watch(
            workspace
                .node()
                .arg("benches/peers/record.mjs")
                .arg(&folder),
        )?;
    }
    Ok(())
}

type Node = fn(&Workspace) -> Command;

/// The Node.js at hand, and the newest that is installed for the tests, where that is another.
fn nodes(workspace: &Workspace) -> Result<Vec<Node>> {
    let version = |node: Node| process::capture(node(workspace).arg("--version"));
    let (here, newest): (Node, Node) = (Workspace::node, test::newest_node);
    Ok(if version(here)? == version(newest)? {
        vec![here]
    } else {
        vec![here, newest]
    })
}

struct Choice {
    quick: bool,
    /// Whether the README gets the results.
    record: bool,
}

impl Choice {
    fn read(arguments: &[String]) -> Result<Self> {
        let word = match arguments {
            [] => "",
            [one] if one == "--quick" || one == "--record" => one,
            _ => bail!(
                "`bench` takes `--quick`, `--record` or nothing, found `{}`",
                arguments.join(" ")
            ),
        };
        Ok(Self {
            quick: word == "--quick",
            record: word == "--record",
        })
    }
}
