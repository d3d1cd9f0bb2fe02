//! Text on its way in. JavaScript writes the parts of a message here as UTF-8, one after another, and says how long each is.

use crate::{Code, Error};
use alloc::vec::Vec;
use core::mem::take;
use spin::Mutex;
use wasm_bindgen::prelude::*;

/// A buffer that grew larger is given back after the call that needed it.
const KEPT: usize = 64 * 1024;

static INBOX: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// The address of so many bytes to write to. It holds until the next call of the core.
#[wasm_bindgen]
pub fn inbox(capacity: usize) -> usize {
    // Taken out: memory that runs out here must not leave the lock held.
    let mut bytes = take(&mut *INBOX.lock());
    if bytes.len() < capacity {
        bytes.resize(capacity.max(4096), 0);
    }
    let address = bytes.as_mut_ptr() as usize;
    *INBOX.lock() = bytes;
    address
}

/// What was written. A call in between, such as one for random bytes, that comes back here finds another buffer.
pub struct Letter(Vec<u8>);

impl Letter {
    /// Takes the buffer for the time of a call.
    pub fn take() -> Self {
        Self(take(&mut *INBOX.lock()))
    }

    /// The parts in their order, given their lengths.
    pub fn parts(&self) -> Parts<'_> {
        Parts(&self.0)
    }
}

impl Drop for Letter {
    fn drop(&mut self) {
        let bytes = take(&mut self.0);
        if bytes.len() <= KEPT {
            *INBOX.lock() = bytes;
        }
    }
}

/// The parts that are not taken yet.
pub struct Parts<'a>(&'a [u8]);

impl<'a> Parts<'a> {
    /// The next part.
    pub fn bytes(&mut self, length: i32) -> Result<&'a [u8], Error> {
        let length = usize::try_from(length).unwrap_or(0);
        let (part, rest) = self.0.split_at_checked(length).ok_or_else(broken)?;
        self.0 = rest;
        Ok(part)
    }

    /// The next part as text; the empty one where it is absent.
    pub fn text(&mut self, length: i32) -> Result<&'a str, Error> {
        core::str::from_utf8(self.bytes(length)?).map_err(|_| broken())
    }

    /// The next part as text; a length below 0 says that there is none.
    pub fn optional(&mut self, length: i32) -> Result<Option<&'a str>, Error> {
        match length {
            ..0 => Ok(None),
            _ => self.text(length).map(Some),
        }
    }
}

/// Only the loader can cause it.
fn broken() -> Error {
    Error::new(
        Code::MessageUnreadable,
        "The message did not reach the core whole.",
    )
}
