//! `cargo xtask build`: the crate as wasm, the wasm as an npm package, the package in the debugger page.

mod bundle;
mod literal;
mod page;
mod swap;
mod tools;
mod wasm;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;

use crate::progress::seconds;
use crate::workspace::Workspace;

/// Builds `pkg/dist`, then `www/dist`. What was there stays until the new one is complete.
pub fn build(workspace: &Workspace) -> Result<()> {
    let start = Instant::now();
    eprintln!("build: the npm package and the page");
    tools::install(workspace)?;
    let stage = workspace.target("npm/stage");
    wasm::compile(workspace, &wasm::PACKAGE, &stage)?;
    let fresh = workspace.path("pkg/dist.new");
    bundle::bundle(workspace, &stage, &fresh)?;
    swap::swap(&fresh, &workspace.path("pkg/dist"))?;
    page::build(workspace)?;
    eprintln!("build: done in {}", seconds(start));
    Ok(())
}

/// The build's tools alone: what `cargo xtask test` needs before it compiles types.
pub fn install_tools(workspace: &Workspace) -> Result<()> {
    tools::install(workspace)
}

/// `npm ci` in a folder with a lockfile of its own; `what` says what comes.
pub fn npm_ci(workspace: &Workspace, folder: &str, what: &str) -> Result<()> {
    tools::npm_ci(workspace, folder, what)
}

/// The same for a lockfile that lacks the packages of other platforms.
pub fn npm_install(workspace: &Workspace, folder: &str, what: &str) -> Result<()> {
    tools::npm_install(workspace, folder, what)
}

/// The flags that the crate is compiled with for wasm, for `CARGO_ENCODED_RUSTFLAGS`.
pub fn wasm_flags(workspace: &Workspace) -> Result<String> {
    wasm::flags(workspace)
}

/// The wasm as the compiler leaves it, with the names of its functions.
pub fn compiled_wasm(workspace: &Workspace) -> PathBuf {
    wasm::PACKAGE.compiled(workspace)
}

/// What the benches measure against, of what there is in Rust: a module for Node.js in `benches/peers/wasm/dist`.
pub fn peers(workspace: &Workspace) -> Result<()> {
    let folder = workspace.path("benches/peers/wasm/dist");
    wasm::compile(workspace, &wasm::PEERS, &folder)
}
