//! Running other programs: quietly, or with their output in view.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// What a program printed, and whether it was content.
pub struct Finished {
    /// Exit status 0.
    pub success: bool,
    /// Standard output.
    pub stdout: String,
    /// Standard output followed by standard error.
    pub output: String,
}

/// Runs a program to its end and keeps what it prints. Fails only if it cannot be started.
pub fn finish(command: &mut Command) -> Result<Finished> {
    let ran = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))?;
    let stdout = String::from_utf8_lossy(&ran.stdout).into_owned();
    let output = format!("{stdout}{}", String::from_utf8_lossy(&ran.stderr));
    Ok(Finished {
        success: ran.status.success(),
        stdout,
        output,
    })
}

/// Runs a program that must succeed; gives what it wrote to standard output.
pub fn capture(command: &mut Command) -> Result<String> {
    let finished = finish(command)?;
    if !finished.success {
        bail!("`{}` failed:\n{}", shown(command), finished.output);
    }
    Ok(finished.stdout)
}

/// Runs a program that must succeed, its output going where ours goes.
pub fn watch(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed: {status}", shown(command));
    }
    Ok(())
}

fn shown(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn cannot_start(command: &Command) -> String {
    let program = command.get_program().to_string_lossy().into_owned();
    let advice = match program.as_str() {
        "node" | "npm" | "npm.cmd" => ": install Node.js 18 or newer",
        "rustup" => ": install rustup from rustup.rs",
        _ => "",
    };
    format!("`{program}` could not be started{advice}")
}
