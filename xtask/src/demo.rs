//! `cargo xtask demo`: the built package at work.

use anyhow::Result;

use crate::package;
use crate::process;
use crate::workspace::Workspace;

pub fn demo(workspace: &Workspace) -> Result<()> {
    crate::build::build(workspace)?;
    package::install(workspace)?;
    process::watch(workspace.node().arg("demo/demo.mjs"))
}
