//! What the proofs against hostile input ran: a table, and the same table in `SECURITY.md`.
//!
//! Every proof leaves a file in `target/proof` with a line for each set: its name, then how many cases ran, were
//! accepted, were refused, and should have gone the other way, separated by tabs.

use std::fs;
use std::io::ErrorKind;

use anyhow::{Context, Result, bail};

use super::step::{Outcome, Step};
use crate::workspace::Workspace;

const HEAD: &str = "| set | cases | accepted | refused | wrong |\n|---|---:|---:|---:|---:|\n";

pub fn steps() -> Vec<Step> {
    vec![Step::new(
        "proof",
        "the proofs' counts are those in SECURITY.md",
        compare,
    )]
}

/// Forgets what an earlier run left.
pub fn clear(workspace: &Workspace) -> Result<()> {
    match fs::remove_dir_all(workspace.path("target/proof")) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// The table as Markdown; empty where no proof ran.
pub fn table(workspace: &Workspace) -> Result<String> {
    let folder = workspace.path("target/proof");
    if !folder.exists() {
        return Ok(String::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        files.push(entry?.path());
    }
    files.sort();
    let mut table = HEAD.to_owned();
    for file in files {
        let text = fs::read_to_string(&file)?;
        for line in text.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            if cells.len() != 5 {
                bail!("{} holds the line {line:?}", file.display());
            }
            table += &format!("| {} |\n", cells.join(" | "));
        }
    }
    Ok(table)
}

fn compare(workspace: &Workspace) -> Result<Outcome> {
    let table = table(workspace)?;
    if table.is_empty() {
        return Ok(Outcome::skipped("the proofs run in `rust` and `node`"));
    }
    let document = fs::read_to_string(workspace.path("SECURITY.md")).context("SECURITY.md")?;
    let stated = document
        .split_once(HEAD)
        .map(|(_, rest)| rest.split("\n\n").next().unwrap_or_default().trim_end());
    let ran = table.strip_prefix(HEAD).unwrap_or_default().trim_end();
    let missing: Vec<&str> = match stated {
        None => bail!("SECURITY.md has no table that begins with\n{HEAD}"),
        Some(stated) if stated == ran => return Ok(Outcome::passed()),
        Some(stated) => differing(stated, ran),
    };
    Ok(Outcome::failed(
        0,
        1,
        format!(
            "SECURITY.md states another table; lines in one only:\n{}",
            missing.join("\n")
        ),
    ))
}

fn differing<'a>(stated: &'a str, ran: &'a str) -> Vec<&'a str> {
    let only = |of: &'a str, other: &'a str| {
        of.lines()
            .filter(move |line| !other.lines().any(|known| known == *line))
    };
    only(stated, ran).chain(only(ran, stated)).collect()
}
