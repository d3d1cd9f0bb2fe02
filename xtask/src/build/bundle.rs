//! Wasm, glue and hand-written modules → the files of `pkg/dist`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::literal::{self, Spelling};
use crate::process;
use crate::progress::during;
use crate::workspace::Workspace;

/// One file of the package, made from the entry of the same name in `pkg/src`.
struct Entry {
    source: &'static str,
    output: &'static str,
    /// How the wasm is written, where it travels inside.
    embeds: Option<Spelling>,
    options: &'static [&'static str],
}

const ENTRIES: &[Entry] = &[
    Entry {
        source: "node.js",
        output: "node.cjs",
        embeds: None,
        options: &["--format=cjs", "--platform=node", "--external:./wasm.cjs"],
    },
    Entry {
        source: "wasm.cjs",
        output: "wasm.cjs",
        embeds: Some(Spelling::Plain),
        options: &["--format=cjs", "--platform=node"],
    },
    Entry {
        source: "embedded.js",
        output: "embedded.mjs",
        embeds: Some(Spelling::Compressible),
        options: &["--format=esm", "--platform=neutral"],
    },
    Entry {
        source: "workerd.js",
        output: "workerd.mjs",
        embeds: None,
        options: &["--format=esm", "--platform=neutral", "--external:*.wasm"],
    },
    Entry {
        source: "edge-light.js",
        output: "edge-light.mjs",
        embeds: None,
        options: &[
            "--format=esm",
            "--platform=neutral",
            "--external:*.wasm?module",
        ],
    },
    Entry {
        source: "slim.js",
        output: "slim.mjs",
        embeds: None,
        options: &["--format=esm", "--platform=neutral"],
    },
    Entry {
        source: "slim-node.js",
        output: "slim-node.cjs",
        embeds: None,
        options: &["--format=cjs", "--platform=node"],
    },
    server("express.js", "express.mjs", ESM),
    server("express.js", "express.cjs", CJS),
    server("fastify.js", "fastify.mjs", ESM),
    server("fastify.js", "fastify.cjs", CJS),
    server("hono.js", "hono.mjs", ESM),
    server("hono.js", "hono.cjs", CJS),
];

const ESM: &[&str] = &["--format=esm", "--platform=neutral"];
const CJS: &[&str] = &["--format=cjs", "--platform=neutral"];

/// A helper for servers: it imports nothing, so one file does for every runtime.
const fn server(
    source: &'static str,
    output: &'static str,
    options: &'static [&'static str],
) -> Entry {
    Entry {
        source,
        output,
        embeds: None,
        options,
    }
}

/// The hand-written declarations, `pkg/*.d.ts`, that `require` needs too.
const DECLARATIONS: &[&str] = &[
    "index",
    "error",
    "explanation",
    "gateway-info",
    "scheme",
    "slim",
    "receive",
    "express",
    "fastify",
    "hono",
];

/// Fills `fresh` with what becomes `pkg/dist`.
pub fn bundle(workspace: &Workspace, stage: &Path, fresh: &Path) -> Result<()> {
    check_versions(workspace)?;
    copy_sources(&workspace.path("pkg/src"), stage)?;
    let _ = fs::remove_dir_all(fresh);
    fs::create_dir_all(fresh).with_context(|| format!("cannot make {}", fresh.display()))?;
    let wasm = fs::read(stage.join("countersign.wasm")).context("no wasm to pack")?;
    during("esbuild: one module for each kind of runtime", || {
        for entry in ENTRIES {
            let output = fresh.join(entry.output);
            process::capture(
                workspace
                    .tool("esbuild")
                    // Comments name each module by its way from here.
                    .current_dir(stage)
                    .arg(stage.join(entry.source))
                    .arg(format!("--outfile={}", output.display()))
                    .args(["--bundle", "--target=es2022"])
                    .args(["--legal-comments=none", "--log-level=warning"])
                    .args(entry.options),
            )?;
            if let Some(spelling) = entry.embeds {
                let bundle = fs::read_to_string(&output)?;
                fs::write(&output, literal::embed(&bundle, &wasm, spelling)?)?;
            }
        }
        Ok(())
    })?;
    // `import` in Node passes through the same file as `require`, so that both share one instance.
    for file in ["node.mjs", "slim-node.mjs"] {
        copy(&stage.join(file), &fresh.join(file))?;
    }
    copy(
        &stage.join("countersign.wasm"),
        &fresh.join("countersign.wasm"),
    )?;
    // `require` needs its declarations under a name of its own.
    for name in DECLARATIONS {
        let declarations = workspace.path("pkg").join(format!("{name}.d.ts"));
        let mut text = fs::read_to_string(&declarations)
            .with_context(|| format!("no {}", declarations.display()))?;
        for other in DECLARATIONS {
            text = text.replace(&format!("\"./{other}.js\""), &format!("\"./{other}.cjs\""));
        }
        fs::write(fresh.join(format!("{name}.d.cts")), text)?;
    }
    // What the sandbox sends where it is given no fields.
    copy(
        &workspace.path("www/examples/fields.json"),
        &fresh.join("fields.json"),
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
