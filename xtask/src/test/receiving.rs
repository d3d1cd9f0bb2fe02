//! The helpers for Express, Fastify and Hono, in these themselves.

use anyhow::Result;

use super::step::{Outcome, Step, program, suite};
use super::{count, node, published, runtimes};
use crate::build;
use crate::workspace::Workspace;

const FOLDER: &str = "tests/receiving";

pub fn steps() -> Vec<Step> {
    vec![
        Step::new(
            "receiving",
            "countersign/express, fastify and hono in real servers, and the sandbox",
            servers,
        ),
        Step::new(
            "receiving-types",
            "their declarations beside the frameworks' own",
            types,
        ),
    ]
}

fn servers(workspace: &Workspace) -> Result<Outcome> {
    install(workspace)?;
    // Fastify needs a newer Node.js than the package does.
    runtimes::install(workspace)?;
    suite(
        runtimes::newest_node(workspace)
            .args(["--test", "--test-reporter=tap"])
            .args(node::files(workspace, FOLDER, ".test.mjs")?),
        count::tap,
    )
}

fn types(workspace: &Workspace) -> Result<Outcome> {
    install(workspace)?;
    published::install(workspace)?;
    let tsc = workspace.path("tests/published/node_modules/.bin/tsc");
    program(
        workspace
            .command(tsc)
            .args(["--project", FOLDER])
            .current_dir(workspace.root()),
    )
}

fn install(workspace: &Workspace) -> Result<()> {
    build::npm_ci(workspace, FOLDER, "Express, Fastify, Hono and their types")
}
