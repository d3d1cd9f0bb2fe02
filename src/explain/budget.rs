//! Bounds on the work of one explanation, so that hostile input cannot make it hang.

/// Bytes that may be rewritten, joined or hashed: some 6,000 tries at a message of 2 KB.
const BYTES: usize = 16 << 20;
/// RSA blocks that may be opened: 64 of 256 bytes hold 15 KB of text.
const RSA_BLOCKS: usize = 96;
/// Elliptic-curve signatures that may be verified.
const ECDSA: usize = 480;
/// Tries altogether.
const TRIES: usize = 8_000;

/// What may still be done.
#[derive(Debug)]
pub struct Budget {
    bytes: usize,
    rsa_blocks: usize,
    ecdsa: usize,
    tries: usize,
    /// Whether something was left out.
    pub exhausted: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            bytes: BYTES,
            rsa_blocks: RSA_BLOCKS,
            ecdsa: ECDSA,
            tries: TRIES,
            exhausted: false,
        }
    }
}

impl Budget {
    /// Takes the bytes of one try, or of making one.
    pub fn take_bytes(&mut self, count: usize) -> bool {
        take(&mut self.bytes, count, &mut self.exhausted)
    }

    /// Takes one try.
    pub fn take_try(&mut self) -> bool {
        take(&mut self.tries, 1, &mut self.exhausted)
    }

    /// Takes the opening of RSA blocks.
    pub fn take_rsa_blocks(&mut self, count: usize) -> bool {
        take(&mut self.rsa_blocks, count, &mut self.exhausted)
    }

    /// Takes one elliptic-curve verification.
    pub fn take_ecdsa(&mut self) -> bool {
        take(&mut self.ecdsa, 1, &mut self.exhausted)
    }
}

fn take(left: &mut usize, count: usize, exhausted: &mut bool) -> bool {
    match left.checked_sub(count) {
        Some(rest) => {
            *left = rest;
            true
        }
        None => {
            *exhausted = true;
            false
        }
    }
}
