//! `cargo xtask test`: every check by name, and a table of what came of it.
//!
//! A group of steps is a file in `test/` with one function, `steps`; adding one to [`groups`] is all it takes.

mod bundlers;
mod count;
mod deny;
mod docs;
mod examples;
mod node;
mod page;
mod proof;
mod published;
mod receiving;
mod report;
mod reproducible;
mod runtimes;
mod rust;
mod step;
mod table;
mod types;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::progress::seconds;
use crate::workspace::Workspace;
pub use runtimes::newest_node;
use step::{Outcome, Step};

/// All steps, in the order in which they run: what fails fast comes first.
fn groups() -> Vec<Step> {
    [
        rust::steps(),
        deny::steps(),
        node::steps(),
        types::steps(),
        published::steps(),
        page::steps(),
        runtimes::steps(),
        bundlers::steps(),
        examples::steps(),
        receiving::steps(),
        docs::steps(),
        proof::steps(),
        reproducible::steps(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Runs the steps that `arguments` choose. Fails if one failed, or if none ran.
pub fn test(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    let choice = Choice::read(arguments)?;
    let steps: Vec<Step> = groups()
        .into_iter()
        .filter(|step| choice.holds(step))
        .collect();
    if choice.list {
        for step in &steps {
            println!("{:<16} {}", step.name, step.what);
        }
        return Ok(ExitCode::SUCCESS);
    }
    if steps.is_empty() {
        bail!("no check has a name like {:?}", choice.names);
    }
    if choice.names.is_empty() {
        proof::clear(workspace)?;
    }
    let mut rows = Vec::new();
    for step in &steps {
        eprintln!("test: {} ({})", step.name, step.what);
        let start = Instant::now();
        let outcome = if step.slow && !choice.all && choice.names.is_empty() {
            Outcome::skipped("slow: runs with --all")
        } else {
            (step.run)(workspace)
                .unwrap_or_else(|error| Outcome::failed(0, 1, format!("{error:#}")))
        };
        let taken = seconds(start);
        eprintln!("      {} ({taken})", outcome.summary());
        if let Some(output) = &outcome.output {
            eprintln!("{}", output.trim_end());
        }
        rows.push(table::Row {
            step,
            outcome,
            taken,
        });
    }
    println!("\n{}", proof::table(workspace)?);
    Ok(table::print(&rows))
}

struct Choice {
    all: bool,
    list: bool,
    names: Vec<String>,
}

impl Choice {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut choice = Self {
            all: false,
            list: false,
            names: Vec::new(),
        };
        for argument in arguments {
            match argument.as_str() {
                "--all" => choice.all = true,
                "--list" => choice.list = true,
                option if option.starts_with('-') => bail!("`test` has no option `{option}`"),
                name => choice.names.push(name.to_owned()),
            }
        }
        Ok(choice)
    }

    fn holds(&self, step: &Step) -> bool {
        self.names.is_empty()
            || self
                .names
                .iter()
                .any(|name| step.name.contains(name.as_str()))
    }
}
