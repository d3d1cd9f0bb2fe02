//! Clears what reading a key left on the stack.

use std::hint::black_box;
use zeroize::Zeroize;

/// More than the deepest call of [`super::find`] uses.
const DEPTH: usize = 48 * 1024;

/// Overwrites the stack below the caller's frame, where finished calls left copies of numbers on their way to the heap.
#[inline(never)]
pub(super) fn wipe() {
    let mut frame = [0u8; DEPTH];
    frame.zeroize();
    black_box(&frame);
}
