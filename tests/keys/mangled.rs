//! Damaged files are refused or read, and never bring anything down.

use super::*;

/// Numbers that look random and are the same in every run (xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("below a usize")
    }
}

fn mangle(file: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut file = file.to_vec();
    for _ in 0..=numbers.below(3) {
        if file.is_empty() {
            break;
        }
        let at = numbers.below(file.len());
        let other = numbers.below(256) as u8;
        match numbers.below(5) {
            0 => file[at] = other,
            1 => file[at] ^= 1 << numbers.below(8),
            2 => file.insert(at, other),
            3 => drop(file.remove(at)),
            _ => file.truncate(at.max(1)),
        }
    }
    file
}

#[test]
fn no_damage_to_a_file_does_worse_than_an_error() {
    const TIMES: usize = 25;
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let (mut files, mut refused) = (0, 0);
    for name in names() {
        let whole = bytes(&name);
        // The armour would hide the structure from damage: both are damaged.
        let inside = if name.ends_with(".pem") {
            der(&name)
        } else {
            whole.clone()
        };
        for _ in 0..TIMES {
            for file in [mangle(&whole, &mut numbers), mangle(&inside, &mut numbers)] {
                for algorithm in [Algorithm::Rsa, Algorithm::Secp256k1, Algorithm::P256] {
                    let input = KeyInput::Bytes(&file);
                    refused += usize::from(
                        PrivateKey::read(input, None, algorithm, "privateKey").is_err(),
                    );
                    refused +=
                        usize::from(PublicKey::read(input, algorithm, "platformKey").is_err());
                }
            }
        }
        files += 1;
    }
    assert!(files > 50, "{files}");
    // Five of six readings ask for another key to begin with.
    assert!(refused > files * TIMES * 2 * 5, "{refused}");
}
