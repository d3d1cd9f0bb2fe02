//! `cargo xtask constant-time`: whether the time of what handles secrets depends on them, in the built package.

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{build, package, process};

/// Prints a table; fails where times differ, or where a planted difference is not seen.
pub fn constant_time(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let seconds = match arguments {
        [] => 60,
        [one] => one
            .parse::<u32>()
            .with_context(|| format!("`constant-time` takes seconds, found `{one}`"))?,
        [_, other, ..] => bail!("`constant-time` takes one number, found `{other}` as well"),
    };
    build::build(workspace)?;
    package::install(workspace)?;
    process::watch(
        workspace
            .node()
            .arg("benches/constant-time/constant-time.mjs")
            .arg(seconds.to_string()),
    )
}
