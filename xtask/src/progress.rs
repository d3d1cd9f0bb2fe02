//! Says what is being done, and how long it took.

use std::io::{IsTerminal, Write};
use std::time::Instant;

use anyhow::Result;

/// Does one thing, saying so before and after.
pub fn during<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("    … {what}");
    let start = Instant::now();
    let result = work();
    let mark = if result.is_ok() { "ok" } else { "failed" };
    eprintln!("    {mark} {what} ({})", seconds(start));
    let _ = std::io::stderr().flush();
    result
}

/// Seconds since `start`, to a tenth.
pub fn seconds(start: Instant) -> String {
    format!("{:.1} s", start.elapsed().as_secs_f64())
}

/// Whether somebody is watching: programs then show their own progress.
pub fn watched() -> bool {
    std::io::stderr().is_terminal()
}
