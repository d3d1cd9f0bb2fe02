//! Nothing that reading a private key frees still holds a part of it; nor does what signing and verifying free hold any of
//! the shared secret.
//!
//! The allocator of this test looks through every block before it is given back. The test has a binary of its own, since the
//! allocator is one for the whole process.

mod support;

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::{Cell, RefCell},
    collections::HashSet,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use countersign::{
    gateway,
    key::{Algorithm, KeyInput, PrivateKey, PublicKey, inspect},
    scheme::Signature,
};
use support::sides::{Sides, received};

/// The length of a part that counts as a leak, in bytes.
const WINDOW: usize = 16;

thread_local! {
    static SECRETS: RefCell<Parts> = RefCell::new(Parts::of(&[]));
    static WATCHING: Cell<bool> = const { Cell::new(false) };
    static FREED: Cell<usize> = const { Cell::new(0) };
    static LEAKS: Cell<usize> = const { Cell::new(0) };
}

struct Watched;

// SAFETY: every call goes to the system's allocator unchanged; the block is only read, while it is still allocated.
unsafe impl GlobalAlloc for Watched {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // Zeroed, so that what is found in a block was written into it.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let watching = WATCHING
            .try_with(|watching| watching.replace(false))
            .unwrap_or(false);
        if watching {
            let content = unsafe { std::slice::from_raw_parts(block, layout.size()) };
            let leaks = SECRETS.with_borrow(|parts| parts.any_in(content));
            FREED.set(FREED.get() + 1);
            LEAKS.set(LEAKS.get() + usize::from(leaks));
            WATCHING.set(true);
        }
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Watched = Watched;

/// The parts of the secrets, and a filter by their first two bytes that keeps most of memory from being looked up.
struct Parts {
    all: HashSet<[u8; WINDOW]>,
    beginnings: Vec<bool>,
}

impl Parts {
    fn of(secrets: &[Vec<u8>]) -> Self {
        let parts = secrets.iter().flat_map(|secret| secret.windows(WINDOW));
        let all: HashSet<[u8; WINDOW]> = parts
            .map(|part| part.try_into().expect("a window"))
            .collect();
        let mut beginnings = vec![false; 1 << 16];
        for part in &all {
            beginnings[beginning(part)] = true;
        }
        Self { all, beginnings }
    }

    fn any_in(&self, content: &[u8]) -> bool {
        let mut windows = content.windows(WINDOW);
        windows.any(|window| self.beginnings[beginning(window)] && self.all.contains(window))
    }
}

fn beginning(window: &[u8]) -> usize {
    usize::from(window[0]) << 8 | usize::from(window[1])
}

/// How many blocks were freed while `action` ran, and how many of them held a part of a secret.
fn watch<T>(secrets: &[Vec<u8>], action: impl FnOnce() -> T) -> (usize, usize) {
    SECRETS.set(Parts::of(secrets));
    FREED.set(0);
    LEAKS.set(0);
    WATCHING.set(true);
    drop(action());
    WATCHING.set(false);
    (FREED.get(), LEAKS.get())
}

fn text(name: &str) -> String {
    let path = format!("{}/tests/data/keys/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn body(pem: &str) -> String {
    let lines = pem.lines().filter(|line| !line.contains(['-', ':']));
    lines.collect()
}

/// What must not stay behind of a plain file: its base64, its DER, and the number of an elliptic-curve key with the least
/// significant byte first as well. What arithmetic makes of RSA numbers is not the business of reading them.
fn secrets(pem: &str) -> Vec<Vec<u8>> {
    let base64 = body(pem);
    let der = STANDARD.decode(&base64).expect("base64");
    // PKCS#8 holds n and the public point too, which may stay: the secrets begin behind n, and end before the point.
    let secret = match der.len() {
        1000.. => &der[310..],
        _ => &der[33..66],
    };
    let offset = der.len() - secret.len();
    let mut reversed = secret.to_vec();
    reversed.reverse();
    let base64 = match der.len() {
        1000.. => &base64[offset * 4 / 3 + 4..],
        _ => &base64[48..88],
    };
    let mut all = vec![base64.as_bytes().to_vec(), secret.to_vec()];
    if der.len() < 1000 {
        all.push(reversed);
    }
    all
}

const PASSWORD: &str = "correct horse battery staple";

#[test]
fn a_planted_leak_is_found() {
    let secret = b"sixteen bytes and more".to_vec();
    let (freed, leaks) = watch(&[secret], || format!("..{}..", "sixteen bytes and more"));
    assert_eq!((freed, leaks), (1, 1));
}

#[test]
fn reading_leaves_nothing_behind() {
    let mut freed = 0;
    for (name, algorithm) in [
        ("rsa-pkcs8.pem", Algorithm::Rsa),
        ("secp256k1-pkcs8.pem", Algorithm::Secp256k1),
        ("p256-pkcs8.pem", Algorithm::P256),
    ] {
        let pem = text(name);
        let mut secrets = secrets(&pem);
        let der = STANDARD.decode(body(&pem)).expect("base64");
        let base64 = body(&pem);
        let digits: String = der.iter().map(|byte| format!("{byte:02x}")).collect();
        let escaped = pem.replace('\n', "\\n");
        let jwk = text(&name.replace("pkcs8.pem", "private.jwk"));
        // The member `d` is the first secret one, and at least 43 characters long.
        let d = jwk.find("\"d\":\"").expect("a private key") + 5;
        secrets.push(jwk[d..d + 43].into());
        secrets.push(digits[digits.len() - 120..][..24].into());
        let cut = &base64[..base64.len() - 4];
        let broken = pem.replacen("A", "!", 1);
        for input in [
            KeyInput::Text(&pem),
            KeyInput::Text(&base64),
            KeyInput::Text(&digits),
            KeyInput::Text(&escaped),
            KeyInput::Bytes(&der),
            KeyInput::Bytes(pem.as_bytes()),
            KeyInput::Jwk(&jwk),
            KeyInput::Text(&jwk),
            // And what is refused:
            KeyInput::Text(cut),
            KeyInput::Text(&broken),
            KeyInput::Bytes(&der[..der.len() - 1]),
        ] {
            for other in [Algorithm::Rsa, Algorithm::P256] {
                let results = [
                    watch(&secrets, || {
                        PrivateKey::read(input, None, algorithm, "privateKey")
                    }),
                    watch(&secrets, || {
                        PrivateKey::read(input, None, other, "privateKey")
                    }),
                    watch(&secrets, || PublicKey::read(input, other, "platformKey")),
                    watch(&secrets, || inspect(input, None)),
                ];
                for (blocks, leaks) in results {
                    assert_eq!(leaks, 0, "{name}");
                    freed += blocks;
                }
            }
        }
    }
    assert!(freed > 500, "{freed}");
}

#[test]
fn decrypting_leaves_nothing_behind() {
    let mut freed = 0;
    let mut secrets = secrets(&text("rsa-pkcs8.pem"));
    for password in [PASSWORD, "correct horse"] {
        let padded = format!("{password}\0\0\0\0").into_bytes();
        secrets.push(padded);
        for name in [
            "rsa-pbes2-hmacWithSHA256-aes-256-cbc.pem",
            "rsa-pbes2-hmacWithSHA512-aes-256-cbc.pem",
            "rsa-pbes2-scrypt-aes-256-cbc.pem",
            "rsa-php-passphrase.pem",
            "rsa-traditional-aes256.pem",
            "rsa-traditional-des3.pem",
        ] {
            let pem = text(name);
            let with_newline = format!("{password}\n");
            let (blocks, leaks) = watch(&secrets, || {
                PrivateKey::read(
                    KeyInput::Text(&pem),
                    Some(&with_newline),
                    Algorithm::Rsa,
                    "privateKey",
                )
            });
            assert_eq!(leaks, 0, "{name}");
            freed += blocks;
        }
    }
    assert!(freed > 50, "{freed}");
}

#[test]
fn a_shared_secret_leaves_nothing_behind() {
    let secret = b"a secret that no message has in it";
    let secrets = [secret.to_vec()];
    let fields = r#"{"mchOrderNo":"T1231511321515","amount":"20000.00","nothing":null}"#;
    let (mut messages, mut freed) = (0, 0);
    for scheme in gateway::all().unwrap() {
        if !matches!(
            scheme.signature,
            Some(Signature::Digest { .. } | Signature::Hmac { .. })
        ) {
            continue;
        }
        let id = scheme.id.clone();
        let sides = Sides::with(scheme, secret);
        for kind in sides.kinds() {
            let signed = sides.sign(kind, fields).unwrap();
            let mut forged = signed.clone();
            forged.body = forged.body.map(|body| body.replace("20000", "20001"));
            forged.query = forged.query.map(|query| query.replace("20000", "20001"));
            assert!(sides.verify(kind, &received(&signed)).is_ok(), "{id}");
            assert!(sides.verify(kind, &received(&forged)).is_err(), "{id}");
            for (blocks, leaks) in [
                watch(&secrets, || sides.sign(kind, fields)),
                watch(&secrets, || sides.verify(kind, &received(&signed))),
                watch(&secrets, || sides.verify(kind, &received(&forged))),
            ] {
                assert_eq!(leaks, 0, "{id}");
                freed += blocks;
            }
            messages += 1;
        }
    }
    assert!(messages >= 20 && freed > 1000, "{messages}, {freed}");
}
