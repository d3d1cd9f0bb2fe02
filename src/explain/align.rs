//! Two texts side by side: the runs of one, found again in the other in their order.

use alloc::{vec, vec::Vec};
use core::ops::Range;

/// The most cells of the table; larger texts are compared from both ends only.
const MOST_CELLS: usize = 1_500_000;
/// What it costs to begin a difference, and to leave out a run; each of its bytes, and each put in, costs one more.
const OPEN: u32 = 6;
const DROP: u32 = 4;
/// A run costs no more than one of so many bytes.
const LONG: usize = 64;

/// A piece of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// This run stands in both texts; where in the other.
    Same(usize, Range<usize>),
    /// These runs stand where the other text has these bytes. Either may be empty, not both.
    Changed(Range<usize>, Range<usize>),
}

/// Compares `runs`, joined, with `other`: the fewest and shortest differences in whole runs.
pub fn align(runs: &[&[u8]], other: &[u8]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut first, mut at) = (0, 0);
    while let Some(run) = runs.get(first)
        && other.get(at..).is_some_and(|rest| rest.starts_with(run))
    {
        pieces.push(Piece::Same(first, at..at + run.len()));
        (first, at) = (first + 1, at + run.len());
    }
    // A run that only happens to begin like the other text is given back to the table.
    while pieces.len() > 1 && first < runs.len() {
        match pieces.last() {
            Some(Piece::Same(run, range)) if range.len() < 3 => {
                (first, at) = (*run, range.start);
                pieces.pop();
            }
            _ => break,
        }
    }
    let (mut last, mut end) = (runs.len(), other.len());
    let mut tail = Vec::new();
    while last > first
        && let Some(run) = runs.get(last - 1)
        && other.get(at..end).is_some_and(|rest| rest.ends_with(run))
        && (run.len() >= 3 || other.get(at..end) == Some(*run))
    {
        (last, end) = (last - 1, end - run.len());
        tail.push(Piece::Same(last, end..end + run.len()));
    }
    let middle_runs = runs.get(first..last).unwrap_or_default();
    let middle = other.get(at..end).unwrap_or_default();
    if (middle_runs.len() + 1).saturating_mul(middle.len() + 1) <= MOST_CELLS {
        pieces.extend(
            table(middle_runs, middle)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Same(run, range) => {
                        Piece::Same(run + first, range.start + at..range.end + at)
                    }
                    Piece::Changed(a, b) => {
                        Piece::Changed(a.start + first..a.end + first, b.start + at..b.end + at)
                    }
                }),
        );
    } else {
        pieces.push(Piece::Changed(first..last, at..end));
    }
    pieces.extend(tail.into_iter().rev());
    pieces
}

/// How a place is reached where the texts agree.
#[derive(Clone, Copy, Default)]
enum Outside {
    #[default]
    Start,
    /// By a run that stands in both.
    Match,
    /// By the end of a difference at the same place.
    Close,
}

/// How a place is reached within a difference.
#[derive(Clone, Copy, Default)]
enum Inside {
    #[default]
    Nowhere,
    /// By the beginning of a difference at the same place.
    Open,
    /// By leaving out the run before.
    Drop,
    /// By putting in the byte before.
    Put,
}

/// A place: so many runs and so many bytes of the other text are behind. How it is reached, either way.
#[derive(Clone, Copy, Default)]
struct Cell {
    outside: Outside,
    inside: Inside,
}

/// The cheapest way through all runs and all bytes.
fn table(runs: &[&[u8]], other: &[u8]) -> Vec<Piece> {
    let width = other.len() + 1;
    let mut cells = vec![Cell::default(); (runs.len() + 1) * width];
    let far = u32::MAX / 2;
    // What it costs to reach each place of the row, outside and inside a difference.
    let mut outside = vec![far; width];
    let mut inside = vec![far; width];
    if let Some(start) = outside.first_mut() {
        *start = 0;
    }
    for row in 0..=runs.len() {
        let run = runs.get(row).copied();
        let mut next_outside = vec![far; width];
        let mut next_inside = vec![far; width];
        for at in 0..width {
            let (Some(mut out), Some(mut ins)) =
                (outside.get(at).copied(), inside.get(at).copied())
            else {
                continue;
            };
            let Some(cell) = cells.get_mut(row * width + at) else {
                continue;
            };
            if out + OPEN < ins {
                ins = out + OPEN;
                cell.inside = Inside::Open;
            }
            if ins < out {
                out = ins;
                cell.outside = Outside::Close;
            }
            if let Some(slot) = inside.get_mut(at + 1)
                && ins + 1 < *slot
                && let Some(cell) = cells.get_mut(row * width + at + 1)
            {
                *slot = ins + 1;
                cell.inside = Inside::Put;
            }
            let Some(run) = run else { continue };
            let cost = match u32::try_from(run.len().min(LONG)) {
                Ok(length @ 1..) => DROP + length,
                _ => 0,
            };
            if let Some(slot) = next_inside.get_mut(at)
                && ins + cost < *slot
                && let Some(cell) = cells.get_mut((row + 1) * width + at)
            {
                *slot = ins + cost;
                cell.inside = Inside::Drop;
            }
            if other.get(at..).is_some_and(|rest| rest.starts_with(run))
                && let Some(slot) = next_outside.get_mut(at + run.len())
                && out < *slot
                && let Some(cell) = cells.get_mut((row + 1) * width + at + run.len())
            {
                *slot = out;
                cell.outside = Outside::Match;
            }
        }
        (outside, inside) = (next_outside, next_inside);
    }
    back(runs, width, &cells)
}

/// The pieces of the way that leads to the last place, found from there.
fn back(runs: &[&[u8]], width: usize, cells: &[Cell]) -> Vec<Piece> {
    let (mut row, mut at) = (runs.len(), width - 1);
    // Where the difference ends that the place lies in.
    let mut difference: Option<(usize, usize)> = None;
    let mut pieces = Vec::new();
    while let Some(Cell { outside, inside }) = cells.get(row * width + at).copied() {
        match (difference, outside, inside) {
            (Some((last, end)), _, Inside::Open) => {
                difference = None;
                if (row, at) != (last, end) {
                    pieces.push(Piece::Changed(row..last, at..end));
                }
            }
            (Some(_), _, Inside::Drop) => row -= 1,
            (Some(_), _, Inside::Put) => at -= 1,
            (None, Outside::Close, _) => difference = Some((row, at)),
            (None, Outside::Match, _) => {
                row -= 1;
                let start = at - runs.get(row).map_or(0, |run| run.len());
                pieces.push(Piece::Same(row, start..at));
                at = start;
            }
            (None, Outside::Start, _) | (Some(_), _, Inside::Nowhere) => break,
        }
    }
    pieces.reverse();
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(runs: &[&str], other: &str) -> String {
        let bytes: Vec<&[u8]> = runs.iter().map(|run| run.as_bytes()).collect();
        align(&bytes, other.as_bytes())
            .into_iter()
            .map(|piece| match piece {
                Piece::Same(run, range) => {
                    assert_eq!(&other[range], runs[run]);
                    format!("{} ", runs[run])
                }
                Piece::Changed(a, b) => format!("[{}>{}] ", runs[a].join(","), &other[b]),
            })
            .collect()
    }

    #[test]
    fn differences_are_found_in_whole_runs() {
        for (runs, other, expected) in [
            (
                &["abc", "10.00", "xyz"][..],
                "abc10.00xyz",
                "abc 10.00 xyz ",
            ),
            (
                &["abc", "10.00", "xyz"],
                "abc99.00xyz",
                "abc [10.00>99.00] xyz ",
            ),
            (&["abc", "10.00", "xyz"], "abcxyz", "abc [10.00>] xyz "),
            (&["abc", "xyz"], "abcNEWxyz", "abc [>NEW] xyz "),
            (&["abc", "xyz"], "NEWabcxyz", "[>NEW] abc xyz "),
            (&["abc", "xyz"], "abcxyz\n", "abc xyz [>\n] "),
            (
                &["code", "a@b.c", "250.00", "10000.00", "T77"],
                "codea@b.d250.0090000.00T77",
                "code [a@b.c>a@b.d] 250.00 [10000.00>90000.00] T77 ",
            ),
            (&[], "x", "[>x] "),
            (&["x"], "", "[x>] "),
            (&[], "", ""),
        ] {
            assert_eq!(show(runs, other), expected, "{runs:?} {other}");
        }
    }

    #[test]
    fn large_texts_are_compared_from_both_ends() {
        let long = "y".repeat(40_000);
        let runs: Vec<String> = (0..100).map(|i| format!("run{i};")).collect();
        let mut runs: Vec<&str> = runs.iter().map(String::as_str).collect();
        let other = format!("run0;{long}{}", runs[1..].concat().replace("run50;", ""));
        runs[50] = &long;
        let bytes: Vec<&[u8]> = runs.iter().map(|run| run.as_bytes()).collect();
        let pieces = align(&bytes, other.as_bytes());
        assert!(matches!(pieces.first(), Some(Piece::Same(0, _))));
        assert!(matches!(pieces.last(), Some(Piece::Same(99, _))));
    }
}
