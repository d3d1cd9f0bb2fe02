//! The published JSON Schema of schemes: up to date, and in agreement with what is read.
//!
//! `COUNTERSIGN_WRITE_SCHEMA=1 cargo test --test scheme_schema` writes it anew.

use countersign::{gateway, scheme::Scheme};
use serde_json::{Value, json};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/scheme.schema.json");

fn generated() -> Value {
    let mut schema = schemars::schema_for!(Scheme).to_value();
    schema["title"] = "countersign scheme".into();
    schema
}

fn published() -> Value {
    let text = std::fs::read_to_string(PATH).unwrap_or_else(|error| panic!("{PATH}: {error}"));
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_published_schema_is_the_one_that_the_types_give() {
    let generated = generated();
    if std::env::var_os("COUNTERSIGN_WRITE_SCHEMA").is_some() {
        let text = serde_json::to_string_pretty(&generated).unwrap() + "\n";
        std::fs::write(PATH, text).unwrap();
    }
    assert!(
        published() == generated,
        "{PATH} is out of date; COUNTERSIGN_WRITE_SCHEMA=1 cargo test --test scheme_schema"
    );
}

#[test]
fn every_built_in_gateway_is_valid_by_the_schema() {
    let validator = jsonschema::validator_for(&published()).unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/gateway");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        let defects: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(defects.is_empty(), "{}: {defects:#?}", path.display());
        seen += 1;
    }
    assert_eq!(seen, gateway::all().unwrap().len());
}

#[test]
fn what_a_scheme_writes_is_valid_by_the_schema_and_reads_back() {
    let validator = jsonschema::validator_for(&published()).unwrap();
    for scheme in gateway::all().unwrap() {
        let written = serde_json::to_value(&scheme).unwrap();
        assert!(validator.is_valid(&written), "{}", scheme.id);
        assert_eq!(Scheme::from_json(&written.to_string()).unwrap(), scheme);
    }
}

/// Mistakes of shape are refused by schema and reader alike.
#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let validator = jsonschema::validator_for(&published()).unwrap();
    let sound = json!({
        "id": "own", "name": "Own",
        "text": ["body", "secret"],
        "signature": { "digest": { "hash": "sha256" } },
        "operations": { "request": { "carrier": { "in": "header", "name": "Sign", "encoding": "hexLower" } } }
    });
    assert!(validator.is_valid(&sound));
    Scheme::from_json(&sound.to_string()).unwrap();
    for (pointer, wrong) in [
        ("/id", json!(5)),
        ("/id", json!("")),
        ("/id", json!("Own Pay!")),
        ("/name", json!("")),
        ("/text", json!("body")),
        ("/text/0", json!("boddy")),
        ("/text/0", json!({ "literal": 1 })),
        ("/text/0", json!({ "body": {} })),
        ("/text/0", json!({ "fields": {} })),
        ("/signature", json!({ "digest": { "hash": "sha3" } })),
        ("/signature", json!({ "digest": {}, "hmac": {} })),
        ("/operations", json!({ "notify": {} })),
        ("/operations", json!({})),
        (
            "/operations",
            json!({ "callbak": { "carrier": { "in": "header", "name": "S", "encoding": "hexLower" } } }),
        ),
        ("/operations/request/carrier/in", json!("body")),
        ("/operations/request/carrier/name", json!(null)),
        (
            "/operations/request/carrier",
            json!({ "in": "header", "name": "Sign" }),
        ),
        ("/operations/request/carrier", json!([])),
    ] {
        let mut document = sound.clone();
        *document.pointer_mut(pointer).unwrap() = wrong.clone();
        assert!(!validator.is_valid(&document), "schema: {pointer} {wrong}");
        assert!(
            Scheme::from_json(&document.to_string()).is_err(),
            "reader: {pointer} {wrong}"
        );
    }
}
