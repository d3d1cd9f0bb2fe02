//! Installs what the build needs and does not find.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::progress::{during, watched};
use crate::workspace::Workspace;

const TARGET: &str = "wasm32-unknown-unknown";

pub fn install(workspace: &Workspace) -> Result<()> {
    check_node(workspace)?;
    install_target(workspace)?;
    install_npm_tools(workspace)
}

fn check_node(workspace: &Workspace) -> Result<()> {
    let version = process::capture(workspace.node().arg("--version"))?;
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok())
        .with_context(|| format!("`node --version` printed {version:?}"))?;
    if major < 18 {
        bail!("Node.js {} is too old: install 18 or newer", version.trim());
    }
    Ok(())
}

fn install_target(workspace: &Workspace) -> Result<()> {
    let folder = process::capture(workspace.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    during(&format!("rustup target add {TARGET}"), || {
        process::capture(workspace.command("rustup").args(["target", "add", TARGET])).map(drop)
    })
}

fn install_npm_tools(workspace: &Workspace) -> Result<()> {
    npm_ci(workspace, "xtask/tools", "wasm-opt, esbuild, tsc")
}

/// `npm ci` in `folder`, when `node_modules` is missing or was installed from another lockfile. `what` says what comes.
pub fn npm_ci(workspace: &Workspace, folder: &str, what: &str) -> Result<()> {
    install_locked(workspace, folder, what, &["ci"])
}

/// The same where packages for other platforms are not in the lockfile, because not every registry has them: `npm ci`
/// refuses that. Everything that is in the lockfile is still installed as it says.
pub fn npm_install(workspace: &Workspace, folder: &str, what: &str) -> Result<()> {
    install_locked(workspace, folder, what, &["install", "--no-save"])
}

fn install_locked(workspace: &Workspace, folder: &str, what: &str, command: &[&str]) -> Result<()> {
    let folder = workspace.path(folder);
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("no lockfile in {}", folder.display()))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|known| known == lock) {
        return Ok(());
    }
    during(&format!("npm {}: {what}", command.join(" ")), || {
        let (subcommand, options) = command.split_first().context("no command")?;
        let mut npm = workspace.npm(subcommand);
        npm.args(options)
            .arg("--ignore-scripts")
            .current_dir(&folder);
        if watched() {
            process::watch(&mut npm)?;
        } else {
            process::capture(&mut npm)?;
        }
        fs::write(&installed, &lock).context("cannot note which lockfile was installed")
    })
}
