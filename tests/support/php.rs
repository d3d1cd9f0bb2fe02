//! PHP as second opinion: one process for a batch of JSON lines.

use serde_json::Value;
use std::{
    env,
    io::{ErrorKind, Write},
    process::{Command, Stdio},
    thread,
};

/// Set to 1 where PHP has to be there, as in continuous integration.
const REQUIRED: &str = "COUNTERSIGN_REQUIRE_PHP";

/// What `tests/php/SCRIPT` answers, a line for each question. `None`, and a word on standard
/// error, where PHP is not installed; where it has to be, that is a failure.
pub fn ask(script: &str, questions: &[Value]) -> Option<Vec<Value>> {
    let path = format!("{}/tests/php/{script}", env!("CARGO_MANIFEST_DIR"));
    let child = Command::new("php")
        .args([
            "-d",
            "display_errors=stderr",
            "-d",
            "error_reporting=-1",
            &path,
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            assert!(
                env::var_os(REQUIRED).is_none_or(|value| value != "1"),
                "{REQUIRED} is 1 and there is no program `php`"
            );
            eprintln!("NOT RUN: {script}: there is no program `php` (Debian: php-cli)");
            return None;
        }
        Err(error) => panic!("php: {error}"),
    };
    let lines: String = questions
        .iter()
        .map(|question| format!("{question}\n"))
        .collect();
    let mut stdin = child.stdin.take().unwrap();
    let writer = thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && complaints.is_empty(),
        "{script}: {}, {complaints}",
        output.status
    );
    writer.join().unwrap().unwrap();
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect();
    assert_eq!(answers.len(), questions.len(), "{script}");
    Some(answers)
}

/// The text under `name` in an answer.
pub fn text<'a>(answer: &'a Value, name: &str) -> &'a str {
    answer[name]
        .as_str()
        .unwrap_or_else(|| panic!("no {name} in {answer}"))
}
