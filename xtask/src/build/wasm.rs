//! Crate → wasm → wasm and glue → smaller wasm.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process;
use crate::progress::{during, watched};
use crate::workspace::Workspace;

/// What the compiler emits and wasm-opt must be told to keep reading.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Leaves `countersign.wasm` and `countersign_bg.js` in `stage`.
pub fn compile(workspace: &Workspace, stage: &Path) -> Result<()> {
    during("compile the crate for wasm", || cargo(workspace))?;
    let made_from = recipe(workspace)?;
    let note = stage.join("made-from");
    if fs::read(&note).is_ok_and(|known| known == made_from) {
        eprintln!("    ok the same wasm as before: wasm-bindgen and wasm-opt have nothing to do");
        return Ok(());
    }
    let _ = fs::remove_dir_all(stage);
    fs::create_dir_all(stage).with_context(|| format!("cannot make {}", stage.display()))?;
    during("wasm-bindgen", || bindgen(workspace, stage))?;
    during("wasm-opt -Os", || optimise(workspace, stage))?;
    fs::write(&note, made_from).context("cannot note what the wasm was made from")
}

/// Everything that the result depends on: the compiled crate, the tools, what they are told.
fn recipe(workspace: &Workspace) -> Result<Vec<u8>> {
    let mut recipe = fs::read(compiled(workspace)).context("cargo left no wasm")?;
    recipe.extend(fs::read(workspace.path("xtask/tools/package-lock.json"))?);
    recipe.extend(include_bytes!("wasm.rs"));
    Ok(recipe)
}

/// The wasm as the compiler leaves it, with the names of its functions.
pub fn compiled(workspace: &Workspace) -> PathBuf {
    workspace.target("wasm32-unknown-unknown/release/countersign.wasm")
}

fn cargo(workspace: &Workspace) -> Result<()> {
    let mut cargo = workspace.cargo("build");
    cargo
        .args(["--package", "countersign", "--lib", "--release", "--locked"])
        .args(["--target", "wasm32-unknown-unknown"])
        .env("CARGO_ENCODED_RUSTFLAGS", flags(workspace)?);
    if watched() {
        process::watch(&mut cargo)
    } else {
        process::capture(&mut cargo).map(drop)
    }
}

/// SIMD; 32-bit limbs, the width that wasm multiplies fast; and no path of this machine, so that another folder gives the same bytes.
pub fn flags(workspace: &Workspace) -> Result<String> {
    let sysroot = process::capture(workspace.command("rustc").args(["--print", "sysroot"]))?;
    let version = process::capture(workspace.command("rustc").arg("-vV"))?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .context("`rustc -vV` names no commit")?;
    let cargo_home = std::env::var_os("CARGO_HOME").map_or_else(
        || std::env::home_dir().map(|home| home.join(".cargo")),
        |home| Some(home.into()),
    );
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![
        "-Ctarget-feature=+simd128".to_owned(),
        "--cfg=cpubits=\"32\"".to_owned(),
        "--cfg=aes_backend_soft=\"compact\"".to_owned(),
        remap(workspace.root(), "/countersign"),
    ];
    if let Some(home) = cargo_home {
        flags.push(remap(&home, "/cargo"));
        // The last one that fits counts: crates by their names alone.
        for registry in fs::read_dir(home.join("registry/src"))
            .into_iter()
            .flatten()
        {
            flags.push(remap(&registry?.path(), "/crates"));
        }
    }
    // Where the standard library's sources are installed, the compiler names them instead of this.
    flags.push(remap(
        &Path::new(sysroot.trim()).join("lib/rustlib/src/rust"),
        &format!("/rustc/{commit}"),
    ));
    Ok(flags.join("\x1f"))
}

fn bindgen(workspace: &Workspace, stage: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled(workspace))
        .bundler(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(stage)
}

fn optimise(workspace: &Workspace, stage: &Path) -> Result<()> {
    process::capture(
        workspace
            .tool("wasm-opt")
            .args([
                "-Os",
                "-ocimfs",
                "0",
                "-aimfs",
                "0",
                "--strip-debug",
                "--strip-producers",
            ])
            .args(FEATURES)
            .arg(stage.join("countersign_bg.wasm"))
            .arg("-o")
            .arg(stage.join("countersign.wasm")),
    )?;
    Ok(())
}
