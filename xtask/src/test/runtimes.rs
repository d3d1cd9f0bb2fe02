//! The conformance suite in every runtime, and a page of every bundler: one table each.

use std::fmt::Write as _;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::count;
use super::step::{Outcome, Step, suite};
use crate::workspace::Workspace;
use crate::{build, process};

pub fn steps() -> Vec<Step> {
    vec![
        Step::new(
            "runtimes",
            "tests/conformance in Node.js, Deno, Bun, workerd, browsers",
            |workspace| conformance(workspace, "quick"),
        ),
        Step::new(
            "runtimes-slow",
            "the same in more of Node.js, WebKitGTK, Next.js",
            |workspace| {
                for folder in ["tests/runtimes/slow", "tests/runtimes/next"] {
                    build::npm_install(workspace, folder, "runtimes")?;
                }
                conformance(workspace, "slow")
            },
        )
        .slow(),
        Step::new("policy", "pages that forbid WebAssembly", |workspace| {
            install(workspace)?;
            suite(
                newest_node(workspace)
                    .args(["--test", "--test-reporter=tap"])
                    .arg(workspace.path("tests/runtimes/policy.test.mjs")),
                count::tap,
            )
        }),
        Step::new("bundlers", "a page built by each, in Chromium", bundlers),
    ]
}

fn install(workspace: &Workspace) -> Result<()> {
    build::npm_install(
        workspace,
        "tests/runtimes",
        "Node.js 18 and 26, Deno, Bun, workerd, what drives browsers",
    )
}

/// The newest Node.js that was installed for the tests, for what the one at hand may be too old for; or that one.
fn newest_node(workspace: &Workspace) -> Command {
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    let name = format!("node26-{}-{processor}", std::env::consts::OS);
    let program = workspace
        .path("tests/runtimes/node_modules")
        .join(name)
        .join("bin/node");
    if program.is_file() {
        workspace.command(program)
    } else {
        workspace.node()
    }
}

fn conformance(workspace: &Workspace, which: &str) -> Result<Outcome> {
    install(workspace)?;
    let columns = ["runtime", "version", "cases", "passed", "seconds"];
    let script = workspace.path("tests/runtimes/run.mjs");
    let rows = rows(process::capture(
        newest_node(workspace).arg(script).arg(which),
    )?)?;
    Ok(report(&rows, &columns, |row| {
        let number = |name: &str| row.get(name).and_then(Value::as_u64).unwrap_or(0) as usize;
        (number("passed"), failures(row).len())
    }))
}

fn bundlers(workspace: &Workspace) -> Result<Outcome> {
    install(workspace)?;
    build::npm_install(workspace, "tests/bundlers", "six bundlers")?;
    let columns = ["bundler", "version", "kilobytes", "brotli", "passed"];
    let script = workspace.path("tests/bundlers/run.mjs");
    let rows = rows(process::capture(newest_node(workspace).arg(script))?)?;
    Ok(report(&rows, &columns, |row| {
        let passed = row.get("passed").and_then(Value::as_bool) == Some(true);
        (usize::from(passed), usize::from(!passed))
    }))
}

/// The last line of what a runner prints is a list of rows.
fn rows(output: String) -> Result<Vec<Value>> {
    let line = output
        .lines()
        .last()
        .context("the runner printed nothing")?;
    serde_json::from_str(line).with_context(|| format!("the runner printed {line}"))
}

fn failures(row: &Value) -> Vec<&str> {
    let list = row.get("failures").and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// The table of what ran, and by name what did not. `score` tells how many checks of a row passed and failed.
fn report(rows: &[Value], columns: &[&str], score: fn(&Value) -> (usize, usize)) -> Outcome {
    let mut outcome = Outcome::default();
    let mut lines = vec![columns.iter().map(|name| (*name).to_owned()).collect()];
    let (mut missing, mut failed) = (Vec::new(), String::new());
    for row in rows {
        let name = columns
            .first()
            .map(|column| text(row, column))
            .unwrap_or_default();
        if let Some(reason) = row.get("missing").and_then(Value::as_str) {
            outcome.skipped += 1;
            missing.push(format!("{name} ({reason})"));
            continue;
        }
        let (passed, failures_here) = score(row);
        outcome.passed += passed;
        outcome.failed += failures_here;
        lines.push(columns.iter().map(|column| text(row, column)).collect());
        for failure in failures(row) {
            let _ = writeln!(failed, "{name}: {failure}");
        }
    }
    if outcome.passed + outcome.failed + outcome.skipped == 0 {
        return Outcome::failed(0, 1, "nothing ran".to_owned());
    }
    if !missing.is_empty() {
        outcome.note = Some(missing.join("; "));
    }
    outcome.output = (outcome.failed > 0).then_some(failed);
    outcome.table = Some(aligned(&lines));
    outcome
}

fn text(row: &Value, column: &str) -> String {
    match row.get(column) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(true)) => "yes".to_owned(),
        Some(Value::Bool(false)) => "NO".to_owned(),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

/// Columns as wide as their widest cell.
fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.first().map_or(0, Vec::len);
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut table = String::new();
    for line in lines {
        let cells = line.iter().zip(&widths);
        let padded: Vec<String> = cells
            .map(|(cell, &width)| format!("{cell:<width$}"))
            .collect();
        let _ = writeln!(table, "{}", padded.join("  ").trim_end());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn score(row: &Value) -> (usize, usize) {
        (
            row.get("passed").and_then(Value::as_u64).unwrap_or(0) as usize,
            failures(row).len(),
        )
    }

    #[test]
    fn rows_become_a_table_and_counts() {
        let rows = [
            json!({"runtime": "Deno", "version": "2.9", "cases": 3, "passed": 3, "failures": []}),
            json!({"runtime": "Firefox", "missing": "not installed"}),
            json!({"runtime": "Bun", "version": "1.4.5", "cases": 3, "passed": 2, "failures": ["x: y"]}),
        ];
        let outcome = report(&rows, &["runtime", "version", "cases", "passed"], score);
        assert_eq!((outcome.passed, outcome.failed, outcome.skipped), (5, 1, 1));
        assert_eq!(outcome.note.as_deref(), Some("Firefox (not installed)"));
        assert_eq!(outcome.output.as_deref(), Some("Bun: x: y\n"));
        let table = "runtime  version  cases  passed\nDeno     2.9      3      3\nBun      1.4.5    3      2\n";
        assert_eq!(outcome.table.as_deref(), Some(table));
    }

    #[test]
    fn a_runner_that_ran_nothing_has_failed() {
        assert_eq!(report(&[], &["runtime"], score).failed, 1);
        assert!(rows(String::new()).is_err());
    }
}
