//! What a runner written in JavaScript prints → counts and a table.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

use super::step::Outcome;

/// The last line of what a runner prints is a list of rows.
pub fn rows(output: &str) -> Result<Vec<Value>> {
    let line = output
        .lines()
        .last()
        .context("the runner printed nothing")?;
    serde_json::from_str(line).with_context(|| format!("the runner printed {line}"))
}

pub fn failures(row: &Value) -> Vec<&str> {
    let list = row.get("failures").and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// A number of a row.
pub fn number(row: &Value, name: &str) -> usize {
    let number = row.get(name).and_then(Value::as_u64);
    number
        .and_then(|number| number.try_into().ok())
        .unwrap_or(0)
}

/// How many checks of a row passed and failed, where it counts those that passed.
pub fn counted(row: &Value) -> (usize, usize) {
    (number(row, "passed"), failures(row).len())
}

/// The table of what ran, and by name what did not. `score` tells how many checks of a row passed and failed.
pub fn report(rows: &[Value], columns: &[&str], score: fn(&Value) -> (usize, usize)) -> Outcome {
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

    #[test]
    fn rows_become_a_table_and_counts() {
        let rows = [
            json!({"runtime": "Deno", "version": "2.9", "cases": 3, "passed": 3, "failures": []}),
            json!({"runtime": "Firefox", "missing": "not installed"}),
            json!({"runtime": "Bun", "version": "1.4.5", "cases": 3, "passed": 2, "failures": ["x: y"]}),
        ];
        let outcome = report(&rows, &["runtime", "version", "cases", "passed"], counted);
        assert_eq!((outcome.passed, outcome.failed, outcome.skipped), (5, 1, 1));
        assert_eq!(outcome.note.as_deref(), Some("Firefox (not installed)"));
        assert_eq!(outcome.output.as_deref(), Some("Bun: x: y\n"));
        let table = "runtime  version  cases  passed\nDeno     2.9      3      3\nBun      1.4.5    3      2\n";
        assert_eq!(outcome.table.as_deref(), Some(table));
    }

    #[test]
    fn a_runner_that_ran_nothing_has_failed() {
        assert_eq!(report(&[], &["runtime"], counted).failed, 1);
        assert!(rows("").is_err());
    }
}
