//! `cargo xtask docs`: the reference documentation, from the values that the code reads.

use std::fs;

use anyhow::Result;

use crate::progress::during;
use crate::workspace::{SHIPPED, Workspace};
use crate::{build, package, process};

/// Writes the pages in `docs`, the reference of the npm package into `target/docs/api`, and that of the crate into
/// `target/doc`.
pub fn docs(workspace: &Workspace) -> Result<()> {
    build::build(workspace)?;
    package::install(workspace)?;
    during("the pages in docs", || {
        process::capture(
            workspace
                .node()
                .args(["docs/build/build.mjs"])
                .arg(workspace.path("docs")),
        )
        .map(drop)
    })?;
    during("the reference of the npm package", || typedoc(workspace))?;
    during("the reference of the crate", || rustdoc(workspace))?;
    println!("docs/gateways/README.md");
    for page in ["docs/api/index.html", "doc/countersign/index.html"] {
        println!("{}", workspace.target(page).display());
    }
    Ok(())
}

/// The declarations of the npm package as pages; whatever is undocumented or points nowhere is an error.
pub fn typedoc(workspace: &Workspace) -> Result<()> {
    build::npm_ci(workspace, "docs/api", "TypeDoc")?;
    let out = workspace.target("docs/api");
    let _ = fs::remove_dir_all(&out);
    process::capture(
        workspace
            .command(workspace.path("docs/api/node_modules/.bin/typedoc"))
            .args(["--options", "docs/api/typedoc.json", "--out"])
            .arg(&out),
    )
    .map(drop)
}

/// The documentation of the crates, its warnings denied: a link that leads nowhere is one.
pub fn rustdoc(workspace: &Workspace) -> Result<()> {
    process::capture(
        workspace
            .cargo("doc")
            .args(SHIPPED)
            .args(["--no-deps", "--locked"])
            .env("RUSTDOCFLAGS", "--deny=warnings"),
    )
    .map(drop)
}
