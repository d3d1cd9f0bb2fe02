//! `cargo xtask`: builds, tests and demonstrates countersign.

mod bench;
mod build;
mod constant_time;
mod demo;
mod docs;
mod package;
mod page;
mod process;
mod progress;
mod size;
mod test;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use workspace::Workspace;

const USAGE: &str = "\
cargo xtask COMMAND

  build                 the npm package, into pkg/dist, and the debugger page, into www/dist
  page [PORT]           serves the built page on 127.0.0.1
  test [--all] [NAME..] every check, or those whose name contains NAME; --all adds the slow ones
  test --list           the names of all checks
  docs                  the reference: pages in docs, target/docs/api and target/doc
  bench [--quick]       the built package beside its peers: tables, target/bench/results-*.json and plot.svg
  bench --record        the same, written into the README and docs/speed.svg
  size                  what a browser loads, beside node-forge, and which part of the code takes how much
  constant-time [SEC]   whether times depend on secrets: so many seconds for each subject, and controls that must be caught
  demo                  signs, verifies and refuses messages of every gateway with the built package
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let Some((command, rest)) = arguments.split_first() else {
        eprint!("{USAGE}");
        return Ok(ExitCode::FAILURE);
    };
    match command.as_str() {
        "bench" => bench::bench(&workspace, rest)?,
        "build" => {
            refuse_arguments(command, rest)?;
            build::build(&workspace)?;
        }
        "constant-time" => constant_time::constant_time(&workspace, rest)?,
        "demo" => {
            refuse_arguments(command, rest)?;
            demo::demo(&workspace)?;
        }
        "docs" => {
            refuse_arguments(command, rest)?;
            docs::docs(&workspace)?;
        }
        "size" => {
            refuse_arguments(command, rest)?;
            size::size(&workspace)?;
        }
        "page" => page::serve(&workspace, rest.first().map(String::as_str))?,
        "test" => return test::test(&workspace, rest),
        "help" | "--help" | "-h" => print!("{USAGE}"),
        unknown => bail!("there is no command `{unknown}`\n\n{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn refuse_arguments(command: &str, rest: &[String]) -> Result<()> {
    match rest.first() {
        Some(argument) => bail!("`{command}` takes no argument, found `{argument}`"),
        None => Ok(()),
    }
}
