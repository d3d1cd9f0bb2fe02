//! The summary: one row for each check, then what could not run, then the totals.

use std::process::ExitCode;

use super::step::{Outcome, Step};

pub struct Row<'a> {
    pub step: &'a Step,
    pub outcome: Outcome,
    pub taken: String,
}

/// Prints the summary to standard output. The last line holds the totals and nothing else.
pub fn print(rows: &[Row]) -> ExitCode {
    let width = |of: fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let name = width(|row| row.step.name.len());
    let what = width(|row| row.step.what.len());
    let taken = width(|row| row.taken.len());
    for table in rows.iter().filter_map(|row| row.outcome.table.as_ref()) {
        println!("\n{}", table.trim_end());
    }
    println!();
    for Row {
        step,
        outcome,
        taken: time,
    } in rows
    {
        println!(
            "{:<name$}  {:<what$}  {time:>taken$}  {}",
            step.name,
            step.what,
            outcome.summary()
        );
    }
    let idle: Vec<&Row> = rows.iter().filter(|row| row.outcome.skipped > 0).collect();
    if !idle.is_empty() {
        println!("\nnot run:");
        for Row { step, outcome, .. } in idle {
            println!(
                "  {}: {}",
                step.name,
                outcome.note.as_deref().unwrap_or("some of its tests")
            );
        }
    }
    let total = |of: fn(&Outcome) -> usize| rows.iter().map(|row| of(&row.outcome)).sum::<usize>();
    let (passed, failed) = (total(|o| o.passed), total(|o| o.failed));
    println!(
        "\n{passed} passed, {failed} failed, {} skipped",
        total(|o| o.skipped)
    );
    if failed > 0 || passed == 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
