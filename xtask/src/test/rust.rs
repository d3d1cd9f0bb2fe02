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
    let check = |packages: &[&str]| {
        program(
            workspace
                .cargo("clippy")
                .args(packages)
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
    };
    let module = [&SHIPPED[..], &["--package", "countersign-wasm"]].concat();
    let outcome = check(&module)?;
    if outcome.failed > 0 {
        return Ok(outcome);
    }
    // By themselves: together with the module they would bring it the standard library.
    check(&["--package", "countersign-peers"])
}
