//! The debugger page: `www/` and the built package → static files in `www/dist`.

use anyhow::Result;

use super::{swap, tools};
use crate::process;
use crate::progress::during;
use crate::workspace::Workspace;

pub fn build(workspace: &Workspace) -> Result<()> {
    tools::npm_ci(workspace, "www", "the page's libraries")?;
    let fresh = workspace.path("www/dist.new");
    during("the page, as files and as one file", || {
        process::capture(
            workspace
                .node()
                .arg(workspace.path("www/build/build.mjs"))
                .arg(&fresh),
        )
        .map(drop)
    })?;
    swap::swap(&fresh, &workspace.path("www/dist"))
}
