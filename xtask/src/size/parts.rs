//! The functions of a wasm, added up by the part of the program that their names say they belong to.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// What a part of the program takes.
#[derive(Default)]
pub struct Part {
    pub bytes: usize,
    pub functions: usize,
}

/// Libraries whose code is compiled for, and so belongs to, the one that uses it.
const GENERIC: [&str; 8] = [
    "alloc",
    "as",
    "core",
    "hybrid_array",
    "impl",
    "std",
    "subtle",
    "typenum",
];

/// The parts by name. The file must have its name section.
pub fn read(wasm: &Path) -> Result<BTreeMap<String, Part>> {
    let bytes = fs::read(wasm).with_context(|| format!("no {}", wasm.display()))?;
    let mut imported = 0;
    let mut sizes = Vec::new();
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(functions) = subsection? {
                            for function in functions {
                                let function = function?;
                                names.insert(function.index, function.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    for (index, bytes) in (imported..).zip(sizes) {
        let name = names
            .get(&index)
            .copied()
            .context("a function without a name")?;
        let part = parts.entry(belongs_to(name)).or_default();
        part.bytes += bytes;
        part.functions += 1;
    }
    Ok(parts)
}

/// The parts, the largest first.
pub fn largest(parts: &BTreeMap<String, Part>) -> Vec<(&str, &Part)> {
    let mut rows: Vec<_> = parts
        .iter()
        .map(|(name, part)| (name.as_str(), part))
        .collect();
    rows.sort_by_key(|(_, part)| std::cmp::Reverse(part.bytes));
    rows
}

/// Crate and module of a function: the first path in its name that is not generic, else the first. Deeper for this crate.
fn belongs_to(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let is_path = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let mut paths: Vec<&str> = name
        .split(|c| !is_path(c))
        .filter(|path| path.contains("::"))
        .collect();
    let crate_of = |path: &str| path.split("::").next().unwrap_or_default().to_owned();
    if paths.is_empty() {
        paths.push(&name);
    }
    let own = paths
        .iter()
        .find(|path| !GENERIC.contains(&crate_of(path).as_str()));
    let path = own.or(paths.first()).copied().unwrap_or_default();
    let depth = if crate_of(path) == "countersign" {
        3
    } else {
        2
    };
    let steps: Vec<&str> = path.split("::").filter(|step| !step.is_empty()).collect();
    // The last step is the function itself, or the type that it is of.
    let kept = steps.len().saturating_sub(1).clamp(1, depth);
    steps.get(..kept).unwrap_or_default().join("::")
}

#[cfg(test)]
mod tests {
    use super::belongs_to;

    #[test]
    fn a_function_belongs_to_the_code_that_it_is_compiled_for() {
        for (name, part) in [
            (
                "_ZN11countersign7explain7finding7Finding4fill17h9c9d9040868c3aa7E",
                "countersign::explain::finding",
            ),
            (
                "_ZN58_$LT$der..error..ErrorKind$u20$as$u20$core..fmt..Debug$GT$3fmt17hb3b3f21894a7b254E",
                "der::error",
            ),
            (
                "_ZN4core3fmt9Formatter3pad17h0123456789abcdefE",
                "core::fmt",
            ),
            ("memcpy", "memcpy"),
        ] {
            assert_eq!(belongs_to(name), part);
        }
    }
}
