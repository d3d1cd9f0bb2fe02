//! The same sources in another folder give the same wasm, byte for byte.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::step::{Outcome, Step};
use crate::workspace::Workspace;
use crate::{build, process};

pub fn steps() -> Vec<Step> {
    vec![
        Step::new(
            "reproducible",
            "a build in another folder, compared byte for byte",
            reproducible,
        )
        .slow(),
    ]
}

fn reproducible(workspace: &Workspace) -> Result<Outcome> {
    build::build(workspace)?;
    let elsewhere = workspace.target("reproducible/elsewhere");
    let _ = fs::remove_dir_all(&elsewhere);
    copy_sources(workspace, &elsewhere)?;
    process::capture(
        workspace
            .cargo("xtask")
            .arg("build")
            .current_dir(&elsewhere)
            .env_remove("CARGO_TARGET_DIR"),
    )?;
    let wasm = "pkg/dist/countersign.wasm";
    let same = fs::read(workspace.path(wasm))? == fs::read(elsewhere.join(wasm))?;
    fs::remove_dir_all(&elsewhere).context("cannot remove the copy")?;
    Ok(if same {
        Outcome::passed()
    } else {
        Outcome::failed(0, 1, "the two builds differ".to_owned())
    })
}

/// What git knows, and what it would if it were added.
fn copy_sources(workspace: &Workspace, to: &Path) -> Result<()> {
    let listing = process::capture(workspace.command("git").args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    for name in listing.lines() {
        let (from, copy) = (workspace.path(name), to.join(name));
        // Listed until the deletion is committed.
        if !from.is_file() {
            continue;
        }
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&from, &copy).with_context(|| format!("cannot copy {name}"))?;
    }
    Ok(())
}
