//! The declarations under TypeScript, as programs of every kind see them.

use std::fs;

use anyhow::Result;

use super::published;
use super::step::{Outcome, Step};
use crate::workspace::Workspace;
use crate::{build, process};

/// How a program finds modules: `module` and `moduleResolution`.
const RESOLUTIONS: &[(&str, &str)] = &[
    ("nodenext", "nodenext"),
    ("node16", "node16"),
    ("esnext", "bundler"),
];

/// Where compilers are installed: TypeScript 5.9, and the newest.
const COMPILERS: &[&str] = &["xtask/tools", "tests/published"];

/// What is compiled, with which libraries, and under which name: `.cts` is what `require` sees.
const PROGRAMS: &[(&str, &str, &str)] = &[
    ("interface.ts", "es2022", "mts"),
    ("interface.ts", "es2022", "cts"),
    ("interface.ts", "esnext", "mts"),
    ("platform-types.ts", "es2022,dom,dom.iterable", "mts"),
];

pub fn steps() -> Vec<Step> {
    vec![Step::new(
        "types",
        "tsc over tests/types, without and with lib.dom",
        types,
    )]
}

fn types(workspace: &Workspace) -> Result<Outcome> {
    build::install_tools(workspace)?;
    published::install(workspace)?;
    // In the checkout, so that `countersign` is found in its node_modules.
    let folder = workspace.path("node_modules/.type-tests");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let mut outcome = Outcome::default();
    let (mut failures, mut versions) = (String::new(), Vec::new());
    for compiler in COMPILERS {
        let tsc = workspace.path(compiler).join("node_modules/.bin/tsc");
        let version = process::capture(workspace.command(&tsc).arg("--version"))?;
        versions.push(version.trim().replace("Version", "TypeScript"));
        for (module, resolution) in RESOLUTIONS {
            for (source, libraries, extension) in PROGRAMS {
                let stem = source.trim_end_matches(".ts");
                let program = folder.join(format!("{stem}.{extension}"));
                fs::copy(workspace.path("tests/types").join(source), &program)?;
                let finished = process::finish(
                    workspace
                        .command(&tsc)
                        .args(["--noEmit", "--strict", "--exactOptionalPropertyTypes"])
                        .args(["--noUncheckedIndexedAccess", "--target", "es2022"])
                        .args(["--typeRoots", "none", "--lib", libraries])
                        .args(["--module", module, "--moduleResolution", resolution])
                        .arg(&program),
                )?;
                if finished.success {
                    outcome.passed += 1;
                } else {
                    outcome.failed += 1;
                    failures += &format!(
                        "{}: {stem}.{extension} with {libraries}, {module}, {resolution}:\n{}",
                        version.trim(),
                        finished.output
                    );
                }
            }
        }
    }
    outcome.output = (outcome.failed > 0).then_some(failures);
    Ok(outcome.note(versions.join(", ")))
}
