//! Wasm, glue and hand-written modules → the files of `pkg/dist`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::progress::during;
use crate::workspace::Workspace;

/// One file of the package, made from the entry of the same name in `pkg/src`.
struct Entry {
    source: &'static str,
    output: &'static str,
    options: &'static [&'static str],
}

const ENTRIES: &[Entry] = &[
    Entry {
        source: "node.js",
        output: "node.cjs",
        options: &["--format=cjs", "--platform=node", "--loader:.wasm=base64"],
    },
    Entry {
        source: "embedded.js",
        output: "embedded.mjs",
        options: &[
            "--format=esm",
            "--platform=neutral",
            "--loader:.wasm=base64",
        ],
    },
    Entry {
        source: "workerd.js",
        output: "workerd.mjs",
        options: &["--format=esm", "--platform=neutral", "--external:*.wasm"],
    },
    Entry {
        source: "edge-light.js",
        output: "edge-light.mjs",
        options: &[
            "--format=esm",
            "--platform=neutral",
            "--external:*.wasm?module",
        ],
    },
];

/// Fills `fresh` with what becomes `pkg/dist`.
pub fn bundle(workspace: &Workspace, stage: &Path, fresh: &Path) -> Result<()> {
    check_versions(workspace)?;
    copy_sources(&workspace.path("pkg/src"), stage)?;
    let _ = fs::remove_dir_all(fresh);
    fs::create_dir_all(fresh).with_context(|| format!("cannot make {}", fresh.display()))?;
    during("esbuild: one module for each kind of runtime", || {
        for entry in ENTRIES {
            process::capture(
                workspace
                    .tool("esbuild")
                    .arg(stage.join(entry.source))
                    .arg(format!("--outfile={}", fresh.join(entry.output).display()))
                    .args(["--bundle", "--target=es2022"])
                    .args(["--legal-comments=none", "--log-level=warning"])
                    .args(entry.options),
            )?;
        }
        Ok(())
    })?;
    // `import` in Node passes through the same file as `require`, so that both share one instance.
    copy(&stage.join("node.mjs"), &fresh.join("node.mjs"))?;
    copy(
        &stage.join("countersign.wasm"),
        &fresh.join("countersign.wasm"),
    )?;
    // `require` needs its declarations under a name of its own.
    copy(
        &workspace.path("pkg/index.d.ts"),
        &fresh.join("index.d.cts"),
    )?;
    for file in ["README.md", "LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&workspace.path(file), &workspace.path("pkg").join(file))?;
    }
    Ok(())
}

/// The hand-written modules, beside the glue that they import.
fn copy_sources(from: &Path, stage: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("no {}", from.display()))? {
        let entry = entry?;
        let to = stage.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&to)?;
            copy_sources(&entry.path(), &to)?;
        } else {
            copy(&entry.path(), &to)?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}

/// Crate and package are published together, under one version.
fn check_versions(workspace: &Workspace) -> Result<()> {
    let package = fs::read_to_string(workspace.path("pkg/package.json"))?;
    let package: serde_json::Value = serde_json::from_str(&package)?;
    let ours = package.get("version").and_then(|version| version.as_str());
    let manifest = fs::read_to_string(workspace.path("Cargo.toml"))?;
    let theirs = manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = "))
        .map(|text| text.trim_matches('"'));
    if ours.is_none() || ours != theirs {
        bail!("pkg/package.json has version {ours:?}, Cargo.toml {theirs:?}: make them equal");
    }
    Ok(())
}
