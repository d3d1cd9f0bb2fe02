//! The fuzz targets on a stable compiler: every kept input, and what small changes make of it.

#[path = "../fuzz/bodies.rs"]
mod bodies;
mod support;

use std::{fs, path::Path};

use rand_core::TryRng as _;
use support::{
    Entropy,
    proof::{Row, record},
};

/// Changed inputs for each kept one.
const CHANGES: usize = 120;

#[test]
fn kept_inputs_and_their_changes_break_no_promise() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut rng = Entropy::new(5);
    let mut rows = Vec::new();
    let mut good = Vec::new();
    for (name, body) in bodies::ALL {
        let folder = root.join(name);
        let mut kept = Vec::new();
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}")) {
            kept.push(entry.unwrap().path());
        }
        // The same order, and so the same changes, on every machine.
        kept.sort();
        let inputs: Vec<Vec<u8>> = kept.iter().map(|path| fs::read(path).unwrap()).collect();
        assert!(inputs.len() >= 8, "{name} has {} inputs", inputs.len());
        // A body that finds a broken promise panics.
        let mut row = Row::new(format!("Fuzz corpus and changes, {name}, promises kept"));
        let mut genuine = 0;
        for input in &inputs {
            let accepted = body(input);
            row.count(true, true);
            genuine += usize::from(accepted);
            for _ in 0..CHANGES {
                let other = &inputs[below(&mut rng, inputs.len())];
                body(&changed(input, other, &mut rng));
                row.count(true, true);
            }
        }
        good.push((name, genuine));
        rows.push(row);
    }
    // How many of the kept inputs themselves are read or genuine.
    let expected = [
        ("json", 8),
        ("form", 7),
        ("pem", 10),
        ("der", 6),
        ("signature", 7),
        ("verify", 17),
    ];
    assert_eq!(good, expected);
    record("corpus", &rows);
}

fn below(rng: &mut Entropy, bound: usize) -> usize {
    let Ok(number) = rng.try_next_u32();
    number as usize % bound.max(1)
}

/// One to three changes: a bit, a byte, a cut, a doubled stretch, a stretch of another input.
fn changed(input: &[u8], other: &[u8], rng: &mut Entropy) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=below(rng, 3) {
        let at = below(rng, bytes.len());
        let end = (at + 1 + below(rng, 16)).min(bytes.len());
        match below(rng, 6) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << below(rng, 8),
            1 if !bytes.is_empty() => bytes[at] = b"\x00\x01\x7f\x80\xff=&\"\\%"[below(rng, 10)],
            2 => bytes.truncate(at),
            3 if at < end => drop(bytes.drain(at..end)),
            4 if at < end => {
                let stretch = bytes[at..end].to_vec();
                bytes.splice(at..at, stretch);
            }
            _ => {
                let from = below(rng, other.len());
                let to = (from + 1 + below(rng, 32)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
        }
    }
    bytes
}
