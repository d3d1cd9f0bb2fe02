//! `cargo xtask build`: the crate as wasm, the wasm as an npm package.

mod bundle;
mod swap;
mod tools;
mod wasm;

use std::time::Instant;

use anyhow::Result;

use crate::progress::seconds;
use crate::workspace::Workspace;

/// Builds `pkg/dist`. What was there stays until the new one is complete.
pub fn build(workspace: &Workspace) -> Result<()> {
    let start = Instant::now();
    eprintln!("build: the npm package");
    tools::install(workspace)?;
    let stage = workspace.target("npm/stage");
    wasm::compile(workspace, &stage)?;
    let fresh = workspace.path("pkg/dist.new");
    bundle::bundle(workspace, &stage, &fresh)?;
    swap::swap(workspace, &fresh, &workspace.path("pkg/dist"))?;
    eprintln!("build: done in {}", seconds(start));
    Ok(())
}

/// The build's tools alone: what `cargo xtask test` needs before it compiles types.
pub fn install_tools(workspace: &Workspace) -> Result<()> {
    tools::install(workspace)
}

/// The flags that the crate is compiled with for wasm, for `CARGO_ENCODED_RUSTFLAGS`.
pub fn wasm_flags(workspace: &Workspace) -> Result<String> {
    wasm::flags(workspace)
}
