//! The canonical string as people may see it: without the secret.

use super::{Canonical, Source};
use alloc::string::String;
#[cfg(feature = "javascript")]
use alloc::vec::Vec;
use core::ops::Range;

/// What stands for the secret where people read.
pub(crate) const REDACTED: &str = "[secret]";

impl Canonical<'_> {
    /// The text for people to read: the secret is written `[secret]`, and bytes that are not
    /// UTF-8 as U+FFFD.
    #[must_use]
    pub fn redacted(&self) -> String {
        self.redacted_range(0..self.bytes.len())
    }

    /// The same of these bytes, which no run of the secret's reaches out of.
    fn redacted_range(&self, range: Range<usize>) -> String {
        let room = match range.len() {
            0 => 0,
            length => length + 16,
        };
        let mut text = String::with_capacity(room);
        let pieces = self.without_within(range, |source| *source == Source::Secret);
        for (position, piece) in pieces.enumerate() {
            if position > 0 {
                text += REDACTED;
            }
            text += &String::from_utf8_lossy(piece);
        }
        text
    }

    /// What [`Self::redacted`] has before and after the body, where the body stands in the text as it is.
    #[cfg(feature = "javascript")]
    pub(crate) fn around(&self, body: &[u8]) -> Option<[String; 2]> {
        // What leaves something of it out, or puts something in its place, changes its length.
        let is_body =
            |span: &&super::Span<'_>| span.source == Source::Body && span.range.len() == body.len();
        let body = &self.spans.iter().find(is_body)?.range;
        let after = body.end..self.bytes.len();
        Some([0..body.start, after].map(|range| self.redacted_range(range)))
    }

    /// What [`Self::without`] gives, as ranges of [`Self::redacted`], where all is UTF-8.
    #[cfg(feature = "javascript")]
    pub(crate) fn redacted_without(&self, left_out: fn(&Source<'_>) -> bool) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        // Where the piece begins, and where the place is that `from` has in the redacted text.
        let (mut begin, mut from, mut at) = (0, 0, 0);
        for span in &self.spans {
            at += span.range.start - from;
            from = span.range.end;
            let shown = match span.source {
                Source::Secret => REDACTED.len(),
                _ => span.range.len(),
            };
            if left_out(&span.source) {
                pieces.push(begin..at);
                begin = at + shown;
            }
            at += shown;
        }
        pieces.push(begin..at + self.bytes.len() - from);
        pieces
    }
}
