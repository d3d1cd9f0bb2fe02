//! Schemes that make no sense or are unsafe: each kind of mistake has its own sentence, which
//! names the property.

use countersign::{Code, scheme::Scheme};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A scheme that is sound, for one mistake at a time.
fn sound() -> Value {
    json!({
        "id": "own",
        "name": "Own Pay",
        "text": [{ "fields": { "show": "pairs", "separator": "&" } }, { "literal": "&key=" }, "secret"],
        "signature": { "digest": { "hash": "sha256" } },
        "operations": {
            "request": { "carrier": { "in": "field", "name": "sign", "encoding": "hexLower" } },
            "callback": {
                "text": ["body", "secret"],
                "carrier": { "in": "header", "name": "X-Sign", "encoding": "hexLower" }
            }
        }
    })
}

/// The sound scheme with a value put at a path such as `operations/request/method`.
fn with(path: &str, value: Value) -> Value {
    let mut scheme = sound();
    put(&mut scheme, path, value);
    scheme
}

fn put(scheme: &mut Value, path: &str, value: Value) {
    let (parent, last) = path.rsplit_once('/').unwrap_or(("", path));
    let pointer = match parent {
        "" => String::new(),
        parent => format!("/{parent}"),
    };
    match scheme.pointer_mut(&pointer).unwrap() {
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = value,
        object => object[last] = value,
    }
}

fn without(path: &str) -> Value {
    let mut scheme = sound();
    let (parent, last) = path.rsplit_once('/').unwrap_or(("", path));
    let pointer = if parent.is_empty() {
        String::new()
    } else {
        format!("/{parent}")
    };
    scheme
        .pointer_mut(&pointer)
        .unwrap()
        .as_object_mut()
        .unwrap()
        .remove(last)
        .unwrap();
    scheme
}

/// Each sentence whole, and the property that the error names.
#[track_caller]
fn check(cases: &[(Value, &str, &str)], seen: &mut BTreeSet<String>) {
    for (scheme, field, sentence) in cases {
        let error = match Scheme::from_json(&scheme.to_string()) {
            Ok(_) => panic!("accepted, where expected: {sentence}"),
            Err(error) => error,
        };
        assert_eq!(error.to_string(), *sentence);
        assert_eq!(error.code, Code::SchemeInvalid, "{sentence}");
        assert_eq!(
            error.field.as_deref().unwrap_or_default(),
            *field,
            "{sentence}"
        );
        assert!(seen.insert((*sentence).to_owned()), "twice: {sentence}");
    }
}

#[test]
fn the_sound_scheme_is_accepted() {
    Scheme::from_json(&sound().to_string()).unwrap();
}

#[test]
fn each_mistake_of_shape_has_its_sentence() {
    let mut seen = BTreeSet::new();
    check(
        &[
            (
                json!([]),
                "",
                "The scheme is a list, where an object is needed.",
            ),
            (
                without("name"),
                "name",
                "The scheme lacks the property `name`.",
            ),
            (
                with("nmae", json!("x")),
                "nmae",
                "The scheme has the property `nmae`, which means nothing there; it may have `id`, `name`, `documents`, `notes`, `paths`, `text`, `signature` and `operations`.",
            ),
            (
                with("id", json!(7)),
                "id",
                "`id` is the number 7, where a text is needed.",
            ),
            (
                with("name", Value::Null),
                "name",
                "`name` is null, where a text is needed.",
            ),
            (
                with("notes", json!("one")),
                "notes",
                "`notes` is a text, where a list is needed.",
            ),
            (
                with("operations", json!([])),
                "operations",
                "`operations` is a list, where an object is needed.",
            ),
            (
                with("operations", json!({ "notify": {} })),
                "operations.notify",
                "`operations` has the property `notify`, which means nothing there; it may have `request`, `response`, `callback` and `redirect`.",
            ),
            (
                with("operations/callback/carrier/in", json!("heder")),
                "operations.callback.carrier.in",
                "`operations.callback.carrier.in` is \"heder\"; it may be `header`, `field` or `query`.",
            ),
            (
                with("operations/callback/carrier/in", json!(5)),
                "operations.callback.carrier.in",
                "`operations.callback.carrier.in` is the number 5, where one of header, field, query is needed.",
            ),
            (
                without("operations/callback/carrier/encoding"),
                "operations.callback.carrier.encoding",
                "`operations.callback.carrier` lacks the property `encoding`.",
            ),
            (
                with("text/2", json!("secrets")),
                "text[2]",
                "`text[2]` is \"secrets\"; it may be `literal`, `method`, `path`, `timestamp`, `body`, `bodyText`, `secret`, `merchant`, `value`, `fields`, `json` or `digest`.",
            ),
            (
                with("text/2", json!("fields")),
                "text[2]",
                "`text[2]` is \"fields\" alone, and `fields` needs a value: write {\"fields\": …}.",
            ),
            (
                with("text/2", json!({ "secret": true })),
                "text[2]",
                "`text[2]` gives `secret` a value, and it takes none: write \"secret\" alone.",
            ),
            (
                with("text/2", json!({ "body": 1, "secret": 2 })),
                "text[2]",
                "`text[2]` is an object with 2 properties, where one of literal, method, path, timestamp, body, bodyText, secret, merchant, value, fields, json, digest is needed.",
            ),
            (
                with(
                    "operations/request/acknowledgement",
                    json!({ "status": 70000, "body": "" }),
                ),
                "operations.request.acknowledgement.status",
                "`operations.request.acknowledgement.status` is the number 70000, where a whole number from 0 to 65535 is needed.",
            ),
            (
                with(
                    "operations/request/headers",
                    json!([{ "name": "A", "value": "merchant", "optional": "no" }]),
                ),
                "operations.request.headers[0].optional",
                "`operations.request.headers[0].optional` is a text, where true or false is needed.",
            ),
            (
                with(
                    "signature",
                    json!({ "rsaType1": { "chunks": [{ "bytes": -1 }] } }),
                ),
                "signature.rsaType1.chunks[0].bytes",
                "`signature.rsaType1.chunks[0].bytes` is the number -1, where a whole number of at least 0 is needed.",
            ),
        ],
        &mut seen,
    );
    for (text, sentence) in [
        (
            "{",
            "The scheme is not JSON: EOF while parsing an object at line 1 column 1.",
        ),
        (
            r#"{"id":"a","id":"b"}"#,
            "The scheme has the property `id` twice.",
        ),
        (
            r#"{"operations":{"request":{"carrier":{"name":"a","name":"b"}}}}"#,
            "`operations.request.carrier` has the property `name` twice.",
        ),
    ] {
        let error = Scheme::from_json(text).unwrap_err();
        assert_eq!(
            (error.code, error.to_string().as_str()),
            (Code::SchemeInvalid, sentence)
        );
        seen.insert(sentence.into());
    }
    assert_eq!(seen.len(), 21);
}

#[test]
fn each_mistake_of_meaning_has_its_sentence() {
    let mut seen = BTreeSet::new();
    let header = |name: &str| json!([{ "name": name, "value": { "text": "x" } }]);
    let fields = |rule: Value| {
        let mut whole = json!({ "show": "pairs", "separator": "&" });
        whole
            .as_object_mut()
            .unwrap()
            .extend(rule.as_object().unwrap().clone());
        with("text/0", json!({ "fields": whole }))
    };
    let value = |rule: Value| {
        let mut whole = json!({ "in": "header", "name": "X" });
        whole
            .as_object_mut()
            .unwrap()
            .extend(rule.as_object().unwrap().clone());
        with("text/1", json!({ "value": whole }))
    };
    let type1 = |chunks: Value| with("signature", json!({ "rsaType1": { "chunks": chunks } }));
    let timed = |time: Value| {
        let mut scheme = with(
            "operations/callback/text",
            json!(["body", "timestamp", "secret"]),
        );
        let mut whole = json!({ "header": "X-Time", "format": "seconds" });
        whole
            .as_object_mut()
            .unwrap()
            .extend(time.as_object().unwrap().clone());
        put(&mut scheme, "operations/callback/time", whole);
        scheme
    };
    let outcome = |rule: Value| {
        let mut whole = json!({ "field": "state", "paid": ["1"] });
        whole
            .as_object_mut()
            .unwrap()
            .extend(rule.as_object().unwrap().clone());
        with("operations/callback/outcomes", json!([whole]))
    };
    let alternative = |name: &str, text: Value| {
        with(
            "operations/callback/alternatives",
            json!([
                { "name": "bare", "text": ["secret", "body"] },
                { "name": name, "text": text },
            ]),
        )
    };
    let moved = |kind: &str, operation: Value| {
        let mut scheme = sound();
        scheme["operations"][kind] = operation;
        scheme
    };
    let both = |one: (&str, Value), two: (&str, Value)| {
        let mut scheme = with(one.0, one.1);
        put(&mut scheme, two.0, two.1);
        scheme
    };
    check(
        &[
            // Names.
            (
                with("id", json!("")),
                "id",
                "`id` is empty; it is the name that programs use.",
            ),
            (
                with("id", json!("My Pay")),
                "id",
                "`id` may hold lower-case letters, digits and `-` only.",
            ),
            (
                with("name", json!(" ")),
                "name",
                "`name` is empty; it is the name that people use.",
            ),
            (
                with("documents", json!(["ftp://x"])),
                "documents[0]",
                "`documents[0]` is no link: it begins with `https://` or `http://`.",
            ),
            (
                with("notes", json!(["a", ""])),
                "notes[1]",
                "`notes[1]` is empty.",
            ),
            (
                with("paths", json!([{ "path": "pay", "purpose": "pay" }])),
                "paths[0].path",
                "`paths[0].path` is no path: it begins with `/` and has no white space.",
            ),
            (
                with("paths", json!([{ "path": "/pay", "purpose": "" }])),
                "paths[0].purpose",
                "`paths[0].purpose` is empty; it says what the path is for.",
            ),
            (
                with("operations", json!({})),
                "operations",
                "`operations` is empty; a scheme has a rule for one of request, response, callback and redirect.",
            ),
            // What is needed and not given.
            (
                without("text"),
                "operations.request",
                "`operations.request` has no `text`, and the scheme gives none for all of its messages.",
            ),
            (
                without("signature"),
                "operations.request",
                "`operations.request` has no `signature`, and the scheme gives none for all of its messages.",
            ),
            // What is unsafe.
            (
                with("text/2", json!("merchant")),
                "text",
                "`text` holds no secret, and the signature is a plain digest, so anyone could make it.",
            ),
            (
                with(
                    "operations/callback/text",
                    json!(["secret", "method", "path"]),
                ),
                "operations.callback.text",
                "`operations.callback.text` binds nothing of the message: it holds neither body nor fields nor a value, so one signature fits every message.",
            ),
            (
                type1(json!(["full"])),
                "text",
                "`text` holds the secret, and an rsaType1 signature shows its text to everyone who has the public key.",
            ),
            (
                with(
                    "operations/request/time",
                    json!({ "header": "T", "format": "seconds" }),
                ),
                "operations.request.time",
                "`operations.request.time` is not signed: the text lacks the part `timestamp`, so anyone could change it.",
            ),
            (
                with(
                    "operations/callback/text",
                    json!(["body", "timestamp", "secret"]),
                ),
                "operations.callback.text",
                "`operations.callback.text` holds the part `timestamp`, and the operation has no `time` that says which header carries it.",
            ),
            (
                with("operations/request/event", json!(["id"])),
                "operations.request.event[0]",
                "`operations.request.event[0]` is covered by neither `body` nor `json`, so its value could be changed or moved to another field; leave `event` out, and the whole text counts.",
            ),
            (
                with("operations/request/event", json!(["sign"])),
                "operations.request.event[0]",
                "`operations.request.event[0]` is the signature's own field, which differs where the event does not.",
            ),
            // Signatures.
            (
                type1(json!([])),
                "signature.rsaType1.chunks",
                "`signature.rsaType1.chunks` is empty; a block takes `full` or a number of bytes.",
            ),
            (
                type1(json!([{ "bytes": 0 }])),
                "signature.rsaType1.chunks[0]",
                "`signature.rsaType1.chunks[0]` takes 0 bytes, which never gets through a text.",
            ),
            (
                type1(json!([{ "bytes": 502 }])),
                "signature.rsaType1.chunks[0]",
                "`signature.rsaType1.chunks[0]` takes 502 bytes, and a block of the longest key, 4096 bit, takes 501.",
            ),
            (
                type1(json!(["full", "full"])),
                "signature.rsaType1.chunks[1]",
                "`signature.rsaType1.chunks[1]` is there a second time.",
            ),
            (
                with("signature", json!({ "hmac": { "hash": "sha256d" } })),
                "signature.hmac.hash",
                "`signature.hmac.hash` is sha256d, and HMAC is not defined over a double digest; use sha256.",
            ),
            // Carriers and formats.
            (
                with("operations/request/method", json!("post")),
                "operations.request.method",
                "`operations.request.method` is no HTTP method in capital letters.",
            ),
            (
                with("operations/request/formats", json!([])),
                "operations.request.formats",
                "`operations.request.formats` is empty; fields travel as json, form or query.",
            ),
            (
                with("operations/request/formats", json!(["json", "json"])),
                "operations.request.formats[1]",
                "`operations.request.formats[1]` is there a second time.",
            ),
            (
                with("operations/request/jsonType", json!("json")),
                "operations.request.jsonType",
                "`operations.request.jsonType` is no media type such as application/json.",
            ),
            (
                with("operations/request/carrier/name", json!("")),
                "operations.request.carrier.name",
                "`operations.request.carrier.name` is empty; the signature needs a place.",
            ),
            (
                with("operations/callback/carrier/name", json!("X Sign")),
                "operations.callback.carrier.name",
                "`operations.callback.carrier.name` holds a character that the name of a header cannot hold.",
            ),
            (
                with("operations/callback/carrier/name", json!("content-type")),
                "operations.callback.carrier.name",
                "`operations.callback.carrier.name` is the header Content-Type, which says how the body is written.",
            ),
            (
                with("operations/callback/carrier/also", json!(["X-Sign"])),
                "operations.callback.carrier.also[0]",
                "`operations.callback.carrier.also[0]` repeats `name`.",
            ),
            (
                with("operations/callback/carrier/also", json!(["A", "A"])),
                "operations.callback.carrier.also[1]",
                "`operations.callback.carrier.also[1]` names `A` a second time.",
            ),
            (
                with("operations/callback/carrier/also", json!([""])),
                "operations.callback.carrier.also[0]",
                "`operations.callback.carrier.also[0]` is an empty name.",
            ),
            (
                with("operations/callback/carrier/prefix", json!(" sha256=")),
                "operations.callback.carrier.prefix",
                "`operations.callback.carrier.prefix` begins with white space or holds a line end, which does not survive in a message.",
            ),
            (
                both(
                    ("operations/request/carrier/in", json!("query")),
                    ("operations/request/formats", json!(["query"])),
                ),
                "operations.request.carrier.in",
                "`operations.request.carrier.in` is query where the fields travel in the query as well; `field` puts the signature beside them.",
            ),
            (
                moved(
                    "redirect",
                    json!({ "carrier": { "in": "header", "name": "S", "encoding": "base64" } }),
                ),
                "operations.redirect.carrier.in",
                "`operations.redirect.carrier.in` is header, and a redirect comes through a browser, which sends no such header.",
            ),
            // Alternatives.
            (
                alternative("", json!(["body"])),
                "operations.callback.alternatives[1].name",
                "`operations.callback.alternatives[1].name` is empty; it is reported when this text matched.",
            ),
            (
                alternative("bare", json!(["body"])),
                "operations.callback.alternatives[1].name",
                "`operations.callback.alternatives[1].name` is the name of an earlier alternative as well.",
            ),
            (
                alternative("other", json!([])),
                "operations.callback.alternatives[1].text",
                "`operations.callback.alternatives[1].text` is empty; an alternative gives the text that it stands for.",
            ),
            (
                alternative("other", json!(["body", "secret"])),
                "operations.callback.alternatives[1].text",
                "`operations.callback.alternatives[1].text` is a text that is tried before it already.",
            ),
            (
                alternative("other", json!(["body"])),
                "operations.callback.alternatives[1].text",
                "`operations.callback.alternatives[1].text` holds no secret, and the signature is a plain digest, so anyone could make it.",
            ),
            // Parts.
            (
                with("text/1", json!({ "literal": "" })),
                "text[1].literal",
                "`text[1].literal` is empty and adds nothing.",
            ),
            (
                with("text/1", json!("body")),
                "text[1]",
                "`text[1]` is the body, which carries the signature itself; a field's signature covers `fields` or `json`.",
            ),
            (
                with("operations/callback/formats", json!(["query"])),
                "operations.callback.text[0]",
                "`operations.callback.text[0]` is the body, and a message whose fields travel in the query has none.",
            ),
            (
                moved(
                    "response",
                    json!({ "text": ["body", "method", "secret"], "carrier": { "in": "header", "name": "S", "encoding": "base64" } }),
                ),
                "operations.response.text[1]",
                "`operations.response.text[1]` is the method, and a response has none.",
            ),
            (
                moved(
                    "response",
                    json!({ "text": ["body", "path", "secret"], "carrier": { "in": "header", "name": "S", "encoding": "base64" } }),
                ),
                "operations.response.text[1]",
                "`operations.response.text[1]` is the path, and a response has none.",
            ),
            (
                with(
                    "text/1",
                    json!({ "digest": { "text": [], "hash": "md5", "encoding": "hexLower" } }),
                ),
                "text[1].digest.text",
                "`text[1].digest.text` is empty; a digest of nothing says nothing.",
            ),
            (
                with(
                    "text/1",
                    json!({ "digest": { "text": [{ "literal": "" }], "hash": "md5", "encoding": "hexLower" } }),
                ),
                "text[1].digest.text[0].literal",
                "`text[1].digest.text[0].literal` is empty and adds nothing.",
            ),
            // Values.
            (
                value(json!({ "name": "" })),
                "text[1].value.name",
                "`text[1].value.name` is empty; it names the value that is signed.",
            ),
            (
                value(json!({ "name": "a:b" })),
                "text[1].value.name",
                "`text[1].value.name` names a header with a character that none can hold.",
            ),
            (
                value(json!({ "in": "field", "name": "sign" })),
                "text[1].value.name",
                "`text[1].value.name` is where the signature is, which cannot sign itself.",
            ),
            (
                both(
                    ("text/1", json!({ "value": { "in": "query", "name": "a" } })),
                    ("operations/request/formats", json!(["query"])),
                ),
                "text[1].value.in",
                "`text[1].value.in` is query where the fields travel in the query; `field` reads them.",
            ),
            (
                moved(
                    "response",
                    json!({ "text": ["body", { "value": { "in": "query", "name": "a" } }, "secret"], "carrier": { "in": "header", "name": "S", "encoding": "base64" } }),
                ),
                "operations.response.text[1].value.in",
                "`operations.response.text[1].value.in` is query, and a response has none.",
            ),
            // Fields.
            (
                fields(json!({ "exclude": ["a", "a"] })),
                "text[0].fields.exclude[1]",
                "`text[0].fields.exclude[1]` names `a` a second time.",
            ),
            (
                fields(json!({ "order": "listed" })),
                "text[0].fields.order",
                "`text[0].fields.order` is listed, and there is no list `names`.",
            ),
            (
                fields(json!({ "names": [] })),
                "text[0].fields.names",
                "`text[0].fields.names` is empty, so no field would be signed; leave it out to sign all.",
            ),
            (
                fields(json!({ "names": ["a", "sign"] })),
                "text[0].fields.names[1]",
                "`text[0].fields.names[1]` is the field of the signature, which cannot sign itself.",
            ),
            (
                fields(json!({ "names": ["a", "b"], "exclude": ["b"] })),
                "text[0].fields.names",
                "`text[0].fields.names` holds `b`, and so does `exclude`.",
            ),
            (
                fields(json!({ "nested": "pairs", "separator": "" })),
                "text[0].fields.nested",
                "`text[0].fields.nested` is pairs, and there is no `separator` to stand between them.",
            ),
            (
                fields(json!({ "nested": "flatten", "show": "values", "separator": "" })),
                "text[0].fields.nested",
                "`text[0].fields.nested` is flatten where values are joined without names or separator, so nobody could tell the levels apart.",
            ),
            (
                with(
                    "text/0",
                    json!({ "json": { "names": ["a"], "integers": ["b"], "style": "php" } }),
                ),
                "text[0].json.integers[0]",
                "`text[0].json.integers[0]` is not among `names`, so it is never written.",
            ),
            (
                both(
                    ("text/0", json!({ "bodyText": { "minified": true } })),
                    (
                        "operations/request",
                        json!({ "carrier": { "in": "header", "name": "S", "encoding": "base64" }, "formats": ["json", "form"] }),
                    ),
                ),
                "text[0].bodyText.minified",
                "`text[0].bodyText.minified` leaves out white space, which means nothing in JSON alone; `formats` lists another.",
            ),
            // Headers.
            (
                with("operations/request/headers", header("A B")),
                "operations.request.headers[0].name",
                "`operations.request.headers[0].name` is not a name that a header may have.",
            ),
            (
                with("operations/callback/headers", header("x-sign")),
                "operations.callback.headers[0].name",
                "`operations.callback.headers[0].name` is a header that is written already.",
            ),
            (
                with(
                    "operations/request/headers",
                    json!([{ "name": "K", "value": "publicKey" }]),
                ),
                "operations.request.headers[0].value",
                "`operations.request.headers[0].value` is publicKey, which only an ecdsa signature's key is short enough for.",
            ),
            (
                with(
                    "operations/request/headers",
                    json!([{ "name": "K", "value": { "text": "a\nb" } }]),
                ),
                "operations.request.headers[0].value.text",
                "`operations.request.headers[0].value.text` holds a line end or another character that a header cannot hold.",
            ),
            (
                with(
                    "operations/request/headers",
                    json!([{ "name": "K", "value": { "text": "a" }, "optional": true }]),
                ),
                "operations.request.headers[0].optional",
                "`operations.request.headers[0].optional` leaves a header out for want of a credential, and a text takes none.",
            ),
            // Time.
            (
                timed(json!({ "header": "X Time" })),
                "operations.callback.time.header",
                "`operations.callback.time.header` is no name that a header may have.",
            ),
            (
                timed(json!({ "header": "x-sign" })),
                "operations.callback.time.header",
                "`operations.callback.time.header` is a header that carries something else already.",
            ),
            (
                timed(json!({ "utcOffsetMinutes": 420 })),
                "operations.callback.time.utcOffsetMinutes",
                "`operations.callback.time.utcOffsetMinutes` is given for a time that counts from 1970 and has no zone.",
            ),
            (
                timed(json!({ "format": "iso8601", "utcOffsetMinutes": 900 })),
                "operations.callback.time.utcOffsetMinutes",
                "`operations.callback.time.utcOffsetMinutes` is beyond 14 hours, the farthest that a zone is from UTC.",
            ),
            (
                timed(json!({ "toleranceSeconds": 0 })),
                "operations.callback.time.toleranceSeconds",
                "`operations.callback.time.toleranceSeconds` is 0, and no message would be in time.",
            ),
            (
                moved(
                    "redirect",
                    json!({ "text": [{ "json": { "style": "php" } }, "timestamp", "secret"], "carrier": { "in": "field", "name": "s", "encoding": "base64" }, "time": { "header": "T", "format": "seconds" } }),
                ),
                "operations.redirect.time",
                "`operations.redirect.time` is a header's, and a redirect comes through a browser, which sends no such header.",
            ),
            // Answers, repetitions and states.
            (
                with(
                    "operations/request/acknowledgement",
                    json!({ "status": 200, "body": "OK" }),
                ),
                "operations.request.acknowledgement",
                "`operations.request.acknowledgement` is there for a message that nobody acknowledges; callbacks and redirects are.",
            ),
            (
                with(
                    "operations/callback/acknowledgement",
                    json!({ "status": 500, "body": "OK" }),
                ),
                "operations.callback.acknowledgement.status",
                "`operations.callback.acknowledgement.status` is no status of success, 200 to 399.",
            ),
            (
                with(
                    "operations/callback/acknowledgement",
                    json!({ "status": 200, "also": [302, 100], "body": "" }),
                ),
                "operations.callback.acknowledgement.also[1]",
                "`operations.callback.acknowledgement.also[1]` is no status of success, 200 to 399.",
            ),
            (
                with("operations/callback/retries", json!({ "times": 0 })),
                "operations.callback.retries.times",
                "`operations.callback.retries.times` is 0; leave `retries` out where nothing is sent again.",
            ),
            (
                with(
                    "operations/callback/retries",
                    json!({ "times": 1, "afterSeconds": [1, 2] }),
                ),
                "operations.callback.retries.afterSeconds",
                "`operations.callback.retries.afterSeconds` has more entries than there are `times`.",
            ),
            (
                outcome(json!({ "field": "" })),
                "operations.callback.outcomes[0].field",
                "`operations.callback.outcomes[0].field` is empty; it names the field that tells the state.",
            ),
            (
                outcome(json!({ "paid": [] })),
                "operations.callback.outcomes[0]",
                "`operations.callback.outcomes[0]` lists no value as paid, failed, refunded or pending.",
            ),
            (
                outcome(json!({ "failed": ["1"] })),
                "operations.callback.outcomes[0]",
                "`operations.callback.outcomes[0]` gives the value `1` two meanings, or one twice.",
            ),
            (
                outcome(json!({ "when": { "code": [] } })),
                "operations.callback.outcomes[0].when.code",
                "`operations.callback.outcomes[0].when.code` is empty, so the rule would never apply.",
            ),
            (
                with("operations/callback/event", json!(["id", "id"])),
                "operations.callback.event[1]",
                "`operations.callback.event[1]` names `id` a second time.",
            ),
        ],
        &mut seen,
    );
    let mut two_keys = sound();
    two_keys["operations"] = json!({
        "response": { "text": ["body"], "signature": { "rsaPkcs1v15": { "hash": "sha256" } },
            "carrier": { "in": "header", "name": "S", "encoding": "base64" } },
        "callback": { "text": ["body"], "signature": { "ecdsa": { "curve": "p256", "hash": "sha256", "form": "der" } },
            "carrier": { "in": "header", "name": "S", "encoding": "base64" } },
    });
    check(
        &[(
            two_keys,
            "operations.callback.signature",
            "`operations.callback.signature` takes a key for P-256 where `operations.response` takes one for RSA, and the gateway has one key for both.",
        )],
        &mut seen,
    );
    assert!(seen.len() >= 60, "{}", seen.len());
}

/// A secret in the wrong place does not reach the sentence.
#[test]
fn texts_in_the_wrong_place_are_not_repeated() {
    for path in [
        "text",
        "signature",
        "operations/request/acknowledgement",
        "operations/request/formats",
    ] {
        let error =
            Scheme::from_json(&with(path, json!({ "s3cr3t": "hunter2" })).to_string()).unwrap_err();
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
        let error = Scheme::from_json(&with("text", json!("hunter2")).to_string()).unwrap_err();
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[test]
fn a_media_type_holds_no_other_header() {
    for media_type in [
        "application/json\r\nX: y",
        "application/",
        "application/\u{20ac}",
    ] {
        let scheme = with("operations/request/jsonType", json!(media_type));
        let error = Scheme::from_json(&scheme.to_string()).unwrap_err();
        assert_eq!(error.field.as_deref(), Some("operations.request.jsonType"));
    }
}
