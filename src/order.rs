//! One stable sort for everything. The standard library's is compiled anew for each type, at some kilobytes each.

use alloc::vec::Vec;
use core::{cmp::Ordering, mem::replace};

/// Sorts `items`; equal ones keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = positions(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for start in 0..items.len() {
        // One cycle of places, each of which gets the item that belongs there.
        let mut at = start;
        while let Some(from) = order.get_mut(at) {
            let from = replace(from, at);
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// A name that stands among `names` more than once; of several, the first in the order of bytes.
pub fn twin<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    first_twin(&names.collect::<Vec<_>>())
}

/// Of so many names, comparing each with each is faster than sorting them.
const FEW: usize = 16;

fn first_twin<'a>(names: &[&'a str]) -> Option<&'a str> {
    let is_twin = |(at, name): (usize, &&str)| names.iter().skip(at + 1).any(|other| other == name);
    if names.len() <= FEW && !names.iter().enumerate().any(is_twin) {
        return None;
    }
    let name = |at: usize| names.get(at).copied();
    let order = positions(names.len(), &|a, b| name(a).cmp(&name(b)));
    order.windows(2).find_map(|pair| match pair {
        [a, b] if name(*a) == name(*b) => name(*a),
        _ => None,
    })
}

/// The positions of `length` items in ascending order.
fn positions(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut items: Vec<(u32, usize)> =
            (0..200).map(|at| ((at * 37) % 11, at as usize)).collect();
        let mut expected = items.clone();
        expected.sort_by_key(|(key, _)| *key);
        sort_by(&mut items, |a, b| a.0.cmp(&b.0));
        assert_eq!(items, expected);
        assert_ne!(
            items,
            (0..200)
                .map(|at| ((at * 37) % 11, at as usize))
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn twins_are_found() {
        assert_eq!(twin(["b", "a", "c"].into_iter()), None);
        assert_eq!(twin(["b", "a", "b", "a"].into_iter()), Some("a"));
        assert_eq!(twin([].into_iter()), None);
    }
}
