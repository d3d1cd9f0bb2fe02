//! What examines the tarball as npm and TypeScript would find it.

use anyhow::Result;

use super::step::{Outcome, Step, program};
use crate::workspace::Workspace;
use crate::{build, package};

pub fn steps() -> Vec<Step> {
    vec![
        Step::new("publint", "publint --strict, the tarball", |workspace| {
            examine(workspace, "publint", &["--strict"])
        }),
        // The wasm is an export too, and no module that `require` could load.
        Step::new("attw", "are the types wrong, the tarball", |workspace| {
            examine(
                workspace,
                "attw",
                &["--exclude-entrypoints", "countersign.wasm", "--"],
            )
        }),
    ]
}

fn examine(workspace: &Workspace, tool: &str, options: &[&str]) -> Result<Outcome> {
    install(workspace)?;
    let tarball = package::pack(workspace)?;
    program(
        workspace
            .command(
                workspace
                    .path("tests/published/node_modules/.bin")
                    .join(tool),
            )
            .args(options)
            .arg(tarball),
    )
}

/// The checks, and the newest TypeScript.
pub fn install(workspace: &Workspace) -> Result<()> {
    build::npm_install(
        workspace,
        "tests/published",
        "publint, attw, the newest TypeScript",
    )
}
