//! Whether a scheme makes sense and is safe, beyond its shape.
//!
//! Every defect has a sentence of its own, and the path of the property concerned.

mod message;
mod operation;
mod part;
mod signature;
mod text;

use super::{Kind, Scheme};
use crate::{Code, Error, key::Algorithm};
use alloc::{format, string::String};

/// `SCHEME_INVALID` for the first defect, in the order of the properties.
pub fn validate(scheme: &Scheme) -> Result<(), Error> {
    check_names(scheme)?;
    for (position, endpoint) in scheme.paths.iter().enumerate() {
        let path = At::root("paths").item(position);
        if !endpoint.path.starts_with('/') || endpoint.path.contains(char::is_whitespace) {
            return Err(path
                .property("path")
                .refuse("is no path: it begins with `/` and has no white space"));
        }
        if endpoint.purpose.is_empty() {
            return Err(path
                .property("purpose")
                .refuse("is empty; it says what the path is for"));
        }
    }
    if scheme.operations.is_empty() {
        return Err(At::root("operations").refuse(
            "is empty; a scheme has a rule for one of request, response, callback and redirect",
        ));
    }
    if let Some(rule) = &scheme.signature {
        signature::check(rule, &At::root("signature"))?;
    }
    for (kind, operation) in &scheme.operations {
        operation::check(scheme, *kind, operation)?;
    }
    check_one_key(scheme)
}

fn check_names(scheme: &Scheme) -> Result<(), Error> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if scheme.id.is_empty() {
        return Err(At::root("id").refuse("is empty; it is the name that programs use"));
    }
    if !scheme.id.chars().all(plain) {
        return Err(At::root("id")
            .refuse("may hold lower-case letters, digits and `-` only")
            .found(&scheme.id));
    }
    if scheme.name.trim().is_empty() {
        return Err(At::root("name").refuse("is empty; it is the name that people use"));
    }
    for (position, link) in scheme.documents.iter().enumerate() {
        if !link.starts_with("https://") && !link.starts_with("http://") {
            let at = At::root("documents").item(position);
            return Err(at
                .refuse("is no link: it begins with `https://` or `http://`")
                .found(link));
        }
    }
    match scheme.notes.iter().position(|note| note.trim().is_empty()) {
        Some(position) => Err(At::root("notes").item(position).refuse("is empty")),
        None => Ok(()),
    }
}

/// A side has one private key, so all that it signs takes one algorithm.
fn check_one_key(scheme: &Scheme) -> Result<(), Error> {
    let mut first: Option<(Kind, Algorithm)> = None;
    for (kind, operation) in &scheme.operations {
        let Some(algorithm) = scheme.signature(operation)?.algorithm() else {
            continue;
        };
        match first {
            _ if *kind == Kind::Request => {}
            None => first = Some((*kind, algorithm)),
            Some((_, known)) if known == algorithm => {}
            Some((other, known)) => {
                return Err(At::root("operations").property(kind.as_str()).property("signature").refuse(
                    &format!(
                        "takes a key for {algorithm} where `operations.{}` takes one for {known}, and the gateway has one key for both",
                        other.as_str()
                    ),
                ));
            }
        }
    }
    Ok(())
}

/// The path of a property.
#[derive(Clone)]
struct At(String);

impl At {
    fn root(name: &str) -> Self {
        Self(name.into())
    }

    fn property(&self, name: &str) -> Self {
        Self(format!("{}.{name}", self.0))
    }

    fn item(&self, position: usize) -> Self {
        Self(format!("{}[{position}]", self.0))
    }

    /// "`path` what."
    fn refuse(&self, what: &str) -> Error {
        Error::new(Code::SchemeInvalid, format!("`{}` {what}.", self.0)).field(&self.0)
    }
}

/// Refuses an empty name, and one that stands in the list twice.
fn check_list(names: &[String], at: &At) -> Result<(), Error> {
    for (position, name) in names.iter().enumerate() {
        let at = at.item(position);
        if name.is_empty() {
            return Err(at.refuse("is an empty name"));
        }
        if names.iter().take(position).any(|known| known == name) {
            return Err(at.refuse(&format!("names `{name}` a second time")));
        }
    }
    Ok(())
}
