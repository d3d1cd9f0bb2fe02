//! The WebAssembly module of the npm package: the crate's boundary to JavaScript, and what a module without the standard
//! library needs.
//!
//! It is a crate of its own so that everything is optimised as one program, each crate as `Cargo.toml` says: for speed the
//! arithmetic, for size the rest.

#![cfg(target_family = "wasm")]
#![no_std]
#![forbid(unsafe_code)]

extern crate countersign as _;

use core::{arch::wasm32::unreachable, panic::PanicInfo};
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use zeroizing_alloc::ZeroAlloc;

/// Wipes every piece of memory that is given back, so that no crate below leaves a part of a key behind.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<WasmDynamicTalc> = ZeroAlloc(new_wasm_dynamic_allocator());

/// Nothing panics on input. Where all else fails the module traps, and no text for that is shipped.
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    unreachable()
}
