//! Clears what reading or using a key left on the stack.

use core::hint::black_box;
use zeroize::Zeroize;

/// More than the deepest call that reads a key or signs with one uses, which is 10 KiB in WebAssembly: 16 KiB, in words of
/// eight bytes.
const DEPTH: usize = 2 * 1024;

/// Overwrites the stack below the caller's frame, where finished calls left copies of numbers on their way to the heap.
#[inline(never)]
pub(crate) fn wipe() {
    let mut frame = [0u64; DEPTH];
    frame.zeroize();
    black_box(&frame);
}
