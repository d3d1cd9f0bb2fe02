//! The package as its users get it: packed, then installed from the tarball.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process;
use crate::progress::during;
use crate::workspace::Workspace;

/// Packs `pkg/` into `target/npm`; gives the tarball.
pub fn pack(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target("npm");
    fs::create_dir_all(&folder)?;
    let listing = process::capture(
        workspace
            .npm("pack")
            .args(["--json", "--ignore-scripts", "--pack-destination"])
            .arg(&folder)
            .arg(workspace.path("pkg")),
    )?;
    let name = tarball_name(&listing)
        .with_context(|| format!("`npm pack` printed no file name:\n{listing}"))?;
    Ok(folder.join(name))
}

/// npm 11 and older print a list of packages, newer ones an object of them by name.
fn tarball_name(listing: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(listing).ok()?;
    let packed = match &value {
        serde_json::Value::Array(list) => list.first()?,
        serde_json::Value::Object(by_name) => by_name.values().next()?,
        _ => return None,
    };
    Some(packed.get("filename")?.as_str()?.to_owned())
}

/// Packs the package and installs the tarball into `node_modules` of the checkout,
/// where tests and the demo import it by its name.
pub fn install(workspace: &Workspace) -> Result<()> {
    during("install the package from its tarball", || {
        let tarball = pack(workspace)?;
        let modules = workspace.path("node_modules");
        let _ = fs::remove_dir_all(modules.join("countersign"));
        let _ = fs::remove_file(modules.join(".package-lock.json"));
        process::capture(
            workspace
                .npm("install")
                .args(["--no-save", "--no-package-lock", "--offline", "--prefix"])
                .arg(workspace.root())
                .arg(tarball),
        )
        .map(drop)
    })
}
