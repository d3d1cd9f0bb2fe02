//! Crate → wasm → wasm and glue → smaller wasm.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process;
use crate::progress::{during, watched};
use crate::workspace::{Workspace, cargo_home};

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

/// A crate, and how it becomes wasm.
pub struct Source {
    package: &'static str,
    /// What cargo calls the file.
    compiled: &'static str,
    /// What the glue and its wasm are called.
    name: &'static str,
    profile: &'static str,
    /// What the compiler is told where it puts the crates together.
    link: &'static [&'static str],
    /// The kind of glue, as [`Bindgen`] sets it.
    glue: fn(&mut Bindgen) -> Result<&mut Bindgen>,
    /// What wasm-opt is told.
    optimise: &'static [&'static str],
    /// The file that wasm-opt writes.
    wasm: &'static str,
}

/// What is shipped: `countersign.wasm` and `countersign_bg.js`.
pub const PACKAGE: Source = Source {
    package: "countersign-wasm",
    compiled: "countersign_wasm",
    name: "countersign",
    profile: "release",
    // How large a function may be to be put in the place of its calls; of what is compiled for size, else next to none is.
    link: &["-Cllvm-args=-inline-threshold=32"],
    glue: |bindgen| bindgen.bundler(true),
    // The stack comes first, and ends at the lowest address: nothing is ever there, so that a constant may be added to an
    // address by the instruction that uses it.
    optimise: &["-Os", "-ocimfs", "0", "-aimfs", "0", "--low-memory-unused"],
    wasm: "countersign.wasm",
};

/// What the benches measure against: `countersign_peers.js`, a module for Node.js, and its wasm.
pub const PEERS: Source = Source {
    package: "countersign-peers",
    compiled: "countersign_peers",
    name: "countersign_peers",
    profile: "peers",
    link: &[],
    glue: |bindgen| bindgen.nodejs_module(true),
    optimise: &["-O3"],
    wasm: "countersign_peers_bg.wasm",
};

/// Leaves the wasm and its glue in `stage`.
pub fn compile(workspace: &Workspace, source: &Source, stage: &Path) -> Result<()> {
    let what = format!("compile {} for wasm", source.package);
    during(&what, || cargo(workspace, source))?;
    let made_from = recipe(workspace, source)?;
    let note = stage.join("made-from");
    if fs::read(&note).is_ok_and(|known| known == made_from) {
        eprintln!("    ok the same wasm as before: wasm-bindgen and wasm-opt have nothing to do");
        return Ok(());
    }
    let _ = fs::remove_dir_all(stage);
    fs::create_dir_all(stage).with_context(|| format!("cannot make {}", stage.display()))?;
    during("wasm-bindgen", || bindgen(workspace, source, stage))?;
    during(&format!("wasm-opt {}", source.optimise[0]), || {
        optimise(workspace, source, stage)
    })?;
    fs::write(&note, made_from).context("cannot note what the wasm was made from")
}

/// Everything that the result depends on: the compiled crate, the tools, what they are told.
fn recipe(workspace: &Workspace, source: &Source) -> Result<Vec<u8>> {
    let mut recipe = fs::read(source.compiled(workspace)).context("cargo left no wasm")?;
    recipe.extend(fs::read(workspace.path("xtask/tools/package-lock.json"))?);
    recipe.extend(include_bytes!("wasm.rs"));
    Ok(recipe)
}

impl Source {
    /// The wasm as the compiler leaves it, with the names of its functions.
    pub fn compiled(&self, workspace: &Workspace) -> PathBuf {
        workspace.target(&format!(
            "wasm32-unknown-unknown/{}/{}.wasm",
            self.profile, self.compiled
        ))
    }
}

fn cargo(workspace: &Workspace, source: &Source) -> Result<()> {
    let mut cargo = workspace.cargo("rustc");
    cargo
        .args(["--package", source.package, "--lib", "--locked"])
        .args(["--profile", source.profile])
        .args(["--target", "wasm32-unknown-unknown"])
        .arg("--")
        .args(source.link)
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
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![
        "-Ctarget-feature=+simd128".to_owned(),
        "--cfg=cpubits=\"32\"".to_owned(),
        "--cfg=aes_backend_soft=\"compact\"".to_owned(),
        remap(workspace.root(), "/countersign"),
    ];
    if let Some(home) = cargo_home() {
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

fn bindgen(workspace: &Workspace, source: &Source, stage: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    (source.glue)(&mut bindgen)?
        .input_path(source.compiled(workspace))
        .out_name(source.name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(stage)
}

fn optimise(workspace: &Workspace, source: &Source, stage: &Path) -> Result<()> {
    process::capture(
        workspace
            .tool("wasm-opt")
            .args(source.optimise)
            .args(["--strip-debug", "--strip-producers"])
            .args(FEATURES)
            .arg(stage.join(format!("{}_bg.wasm", source.name)))
            .arg("-o")
            .arg(stage.join(source.wasm)),
    )?;
    Ok(())
}
