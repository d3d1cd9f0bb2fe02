//! node:crypto as a second opinion: one process that answers a JSON line with a JSON line.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

pub struct Oracle {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts `node`, or what the variable `NODE` names. Without it there is no second opinion, so
    /// that is a failure.
    pub fn start() -> Self {
        let node = std::env::var("NODE").unwrap_or_else(|_| "node".into());
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/oracle.mjs");
        let mut process = Command::new(&node)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{node} does not start: {error}"));
        Self {
            input: process.stdin.take().unwrap(),
            output: BufReader::new(process.stdout.take().unwrap()),
            process,
        }
    }

    pub fn ask(&mut self, request: &Value) -> Value {
        writeln!(self.input, "{request}").unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        serde_json::from_str(&line)
            .unwrap_or_else(|error| panic!("no answer but {line:?}: {error}"))
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Bytes as they travel.
pub fn base64(bytes: &[u8]) -> Value {
    STANDARD.encode(bytes).into()
}

/// The bytes of an answer's field.
pub fn bytes(answer: &Value) -> Vec<u8> {
    STANDARD.decode(answer.as_str().unwrap()).unwrap()
}
