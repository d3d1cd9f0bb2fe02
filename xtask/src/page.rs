//! `cargo xtask page`: the built page on 127.0.0.1.

use std::fs::{self, File};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Request, Response, Server};

use crate::workspace::Workspace;

const PORT: u16 = 4180;

/// The policy of the one file that fetches: the service worker keeps the page's own files.
const SERVICE_WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'";

/// Serves `www/dist` until it is stopped.
pub fn serve(workspace: &Workspace, port: Option<&str>) -> Result<()> {
    let port = match port {
        None => PORT,
        Some(text) => text
            .parse()
            .with_context(|| format!("`{text}` is no port"))?,
    };
    let folder = workspace.path("www/dist");
    let policy = policy(&folder)?;
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| anyhow!("cannot listen on port {port}: {error}"))?;
    println!("http://127.0.0.1:{port}/");
    for request in server.incoming_requests() {
        // A browser that went away is its own matter.
        let _ = answer(request, &folder, &policy);
    }
    Ok(())
}

/// The policy that the page states of itself: the header says the same.
fn policy(folder: &Path) -> Result<String> {
    let page = fs::read_to_string(folder.join("index.html"))
        .context("the page is not built: run `cargo xtask build` first")?;
    let (_, rest) = page
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .context("the page states no policy")?;
    match rest.split_once('"') {
        Some((policy, _)) => Ok(policy.into()),
        None => bail!("the page's policy does not end"),
    }
}

fn answer(request: Request, folder: &Path, policy: &str) -> Result<()> {
    let found = file(folder, request.url()).and_then(|path| Some((File::open(&path).ok()?, path)));
    let Some((file, path)) = found else {
        return Ok(request.respond(Response::empty(404))?);
    };
    let mut response = Response::from_file(file)
        .with_header(header("Content-Type", media_type(&path))?)
        .with_header(header("Cache-Control", "no-cache")?)
        .with_header(header("X-Content-Type-Options", "nosniff")?)
        .with_header(header("Referrer-Policy", "no-referrer")?);
    match path.file_name().and_then(|name| name.to_str()) {
        Some("service-worker.js") => {
            response.add_header(header("Content-Security-Policy", SERVICE_WORKER_POLICY)?);
        }
        // The page as one file states a policy of its own, by hashes.
        Some("countersign-debugger.html") => {}
        _ => response.add_header(header("Content-Security-Policy", policy)?),
    }
    Ok(request.respond(response)?)
}

/// The file that an address means; none outside of the folder.
fn file(folder: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.strip_prefix('/')?;
    let name = Path::new(if path.is_empty() { "index.html" } else { path });
    let is_inside = name
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(name);
    (is_inside && file.is_file()).then_some(file)
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

fn header(name: &str, value: &str) -> Result<Header> {
    Header::from_bytes(name, value).map_err(|()| anyhow!("`{name}: {value}` is no header"))
}
