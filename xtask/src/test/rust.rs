//! The Rust side: form, lints, tests.

use anyhow::Result;

use super::count;
use super::step::{Outcome, Step, program, suite};
use crate::build;
use crate::workspace::{SHIPPED, Workspace};

pub fn steps() -> Vec<Step> {
    vec![
        Step::new("rustfmt", "cargo fmt --check", |workspace| {
            program(workspace.cargo("fmt").args(["--all", "--check"]))
        }),
        Step::new("clippy", "cargo clippy, warnings denied", |workspace| {
            program(workspace.cargo("clippy").args([
                "--workspace",
                "--all-targets",
                "--locked",
                "--",
                "--deny=warnings",
            ]))
        }),
        Step::new("clippy-wasm", "the same for wasm32", clippy_wasm),
        Step::new("rust", "cargo test, the crates", |workspace| {
            suite(
                workspace
                    .cargo("test")
                    .args(SHIPPED)
                    .args(["--locked", "--no-fail-fast"]),
                count::cargo,
            )
        }),
        // In the profile that this program was built in: its dependencies are compiled already.
        Step::new("xtask", "cargo test, the build tools", |workspace| {
            suite(
                workspace.cargo("test").args([
                    "--package",
                    "xtask",
                    "--profile",
                    "xtask",
                    "--locked",
                ]),
                count::cargo,
            )
        }),
    ]
}

fn clippy_wasm(workspace: &Workspace) -> Result<Outcome> {
    build::install_tools(workspace)?;
    program(
        workspace
            .cargo("clippy")
            .args(SHIPPED)
            .args(["--package", "countersign-wasm"])
            .args(["--package", "countersign-peers"])
            .args([
                "--lib",
                "--locked",
                "--target",
                "wasm32-unknown-unknown",
                "--",
                "--deny=warnings",
            ])
            .env("CARGO_ENCODED_RUSTFLAGS", build::wasm_flags(workspace)?),
    )
}
