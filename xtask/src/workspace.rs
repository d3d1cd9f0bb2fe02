//! Where things are, and the commands that every step starts from.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The crates that make the package, as cargo's arguments.
pub const SHIPPED: [&str; 6] = [
    "--package",
    "countersign",
    "--package",
    "countersign-curves",
    "--package",
    "countersign-rsa",
];

/// Cargo's own folder, with what it downloaded.
pub fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

/// The checkout.
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The checkout that this program was compiled from.
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask has no parent folder")?;
        Ok(Self { root: root.into() })
    }

    /// The folder of the checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path in the checkout.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A path in cargo's target folder, honouring `CARGO_TARGET_DIR`.
    pub fn target(&self, relative: &str) -> PathBuf {
        let folder = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        self.root.join(folder).join(relative)
    }

    /// A command that runs in the checkout.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// `cargo SUBCOMMAND`, the same cargo that runs this program.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut command = self.command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.arg(subcommand);
        command
    }

    /// `node`, with what its own warnings would add to the output turned off.
    pub fn node(&self) -> Command {
        self.command("node")
    }

    /// `npm SUBCOMMAND`, quiet and without asking anything.
    pub fn npm(&self, subcommand: &str) -> Command {
        let mut command = self.command(if cfg!(windows) { "npm.cmd" } else { "npm" });
        command.args([
            subcommand,
            "--no-audit",
            "--no-fund",
            "--no-update-notifier",
            "--loglevel=error",
        ]);
        command
    }

    /// A program of the pinned build tools in `xtask/tools`.
    pub fn tool(&self, name: &str) -> Command {
        let program = self.path("xtask/tools/node_modules/.bin").join(name);
        self.command(program)
    }
}
