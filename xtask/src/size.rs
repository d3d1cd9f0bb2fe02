//! `cargo xtask size`: what a browser has to load, and which part of the code it comes from.

mod parts;

use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::workspace::Workspace;
use crate::{build, process};

/// The most bytes, by brotli, that the bundle of a browser may have: what was measured, and a little.
/// Lower it with every saving; what makes the bundle larger has to say here that it is worth it.
/// RSA compiled for speed: 2 KB, for a tenth of the time that verification takes. secp256k1's multiples of the generator and
/// their tables: 5 KB, for a sixth of the time that signing takes. Looking at every depth of what is signed for a key given
/// twice and for half of a character: 1 KB. Refunds, events that lack a part, texts of nothing, what only looks signed, and
/// whose a longer value is: 1.5 KB.
const BUDGET: usize = 275_600;

/// The rows of the table of parts.
const ROWS: usize = 40;

/// Bytes of a file as it is, and compressed.
struct Bytes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Builds, and prints both tables.
pub fn size(workspace: &Workspace) -> Result<()> {
    build::build(workspace)?;
    let code = parts::read(&build::compiled_wasm(workspace))?;
    let total: usize = code.values().map(|part| part.bytes).sum();
    println!("code by crate and module, as the compiler leaves it\n");
    println!("{:>9} {:>6} {:>9}  part", "bytes", "share", "functions");
    for (name, part) in parts::largest(&code).into_iter().take(ROWS) {
        let share = 100.0 * part.bytes as f64 / total as f64;
        println!(
            "{:>9} {share:>5.1}% {:>9}  {name}",
            part.bytes, part.functions
        );
    }
    println!(
        "{total:>9} {:>6} {:>9}  all",
        "",
        code.values().map(|part| part.functions).sum::<usize>()
    );

    build::npm_ci(workspace, "benches/peers", "node-forge")?;
    let forge = "benches/peers/node_modules/node-forge/lib/index.js";
    println!("\n{:>9} {:>9} {:>9}  loaded", "raw", "gzip", "brotli");
    let wasm = workspace.path("pkg/dist/countersign.wasm");
    for (name, file) in [
        ("countersign.wasm", wasm.as_path()),
        (
            "countersign, bundled for browsers and minified",
            &browser_bundle(workspace)?,
        ),
        (
            "node-forge, likewise",
            &bundle(workspace, "node-forge.mjs", forge)?,
        ),
    ] {
        let Bytes { raw, gzip, brotli } = compressed(workspace, file)?;
        println!("{raw:>9} {gzip:>9} {brotli:>9}  {name}");
    }
    Ok(())
}

/// Fails if the bundle has outgrown its budget. The package must have been built.
pub fn check(workspace: &Workspace) -> Result<String> {
    let bytes = compressed(workspace, &browser_bundle(workspace)?)?;
    ensure!(
        bytes.brotli <= BUDGET,
        "a browser loads {} bytes (brotli), and the budget is {BUDGET}: `cargo xtask size` says where they are",
        bytes.brotli
    );
    Ok(format!("{} of {BUDGET} bytes, brotli", bytes.brotli))
}

fn browser_bundle(workspace: &Workspace) -> Result<PathBuf> {
    bundle(workspace, "countersign.mjs", "pkg/dist/embedded.mjs")
}

/// What a bundler makes of a module for browsers.
fn bundle(workspace: &Workspace, name: &str, module: &str) -> Result<PathBuf> {
    let output = workspace.target("size").join(name);
    process::capture(
        workspace
            .tool("esbuild")
            .arg(workspace.path(module))
            .arg(format!("--outfile={}", output.display()))
            .args(["--bundle", "--minify", "--format=esm", "--platform=browser"])
            .args([
                "--charset=utf8",
                "--legal-comments=none",
                "--log-level=warning",
            ]),
    )?;
    Ok(output)
}

fn compressed(workspace: &Workspace, file: &Path) -> Result<Bytes> {
    let printed = process::capture(
        workspace
            .node()
            .arg(workspace.path("xtask/tools/compressed.mjs"))
            .arg(file),
    )?;
    let sizes: BTreeMap<String, usize> =
        serde_json::from_str(&printed).context("compressed.mjs printed no sizes")?;
    let get = |name: &str| {
        sizes
            .get(name)
            .copied()
            .with_context(|| format!("no size `{name}`"))
    };
    Ok(Bytes {
        raw: get("raw")?,
        gzip: get("gzip")?,
        brotli: get("brotli")?,
    })
}
