//! `cargo xtask bench`: the built package beside its peers, in one process, and what importing it costs.

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{build, package, process};

/// Prints tables; writes `bench/results.json` and `bench/plot.svg` into the target folder.
pub fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let quick = match arguments {
        [] => false,
        [one] if one == "--quick" => true,
        [other, ..] => bail!("`bench` takes `--quick` or nothing, found `{other}`"),
    };
    build::build(workspace)?;
    package::install(workspace)?;
    build::peers(workspace)?;
    let peers = "node-forge, node-rsa, jsrsasign, noble-curves";
    build::npm_ci(workspace, "benches/peers", peers)?;
    let runtimes = "Node.js 18 and 26, workerd";
    build::npm_install(workspace, "tests/runtimes", runtimes)?;

    let mut beside_peers = workspace.node();
    beside_peers
        .arg("benches/peers/bench.mjs")
        .arg(workspace.target("bench"))
        .args(quick.then_some("--quick"));
    process::watch(&mut beside_peers)?;

    println!("\ncold start, medians over fresh processes");
    let runs = if quick { "3" } else { "15" };
    process::watch(
        workspace
            .node()
            .args(["benches/cold-start/cold-start.mjs", runs]),
    )
}
