use super::{Group, Random, Tested, affine, edges, power};
use crate::comb::{Comb, generator_multiple};
use crate::field::Field;
use crate::point::Point;

on_every_curve!(
    the_tables_hold_what_they_say,
    edges_are_those_of_the_second_opinion,
    random_numbers_are_those_of_the_second_opinion,
);

fn check<C: Tested>(number: &[u8; 32]) {
    let expected = C::Other::generator() * C::scalar(number);
    assert_eq!(
        generator_multiple::<C>(number),
        C::coordinates(&expected),
        "{number:02x?}"
    );
}

fn the_tables_hold_what_they_say<C: Tested>() {
    let tooth = |index: usize| {
        // The last ones may stand above 2^256.
        let position = index * Comb::<C>::COLUMNS;
        let half = u32::try_from(position / 2).unwrap();
        let rest = u32::try_from(position).unwrap() - half;
        C::Other::generator() * C::scalar(&power(half, 0)) * C::scalar(&power(rest, 0))
    };
    for (number, table) in C::TABLES.iter().enumerate() {
        let lowest = 6 * number;
        for (index, entry) in table.iter().enumerate() {
            let point = (0..5).fold(tooth(lowest + 5), |sum, bit| {
                if index >> bit & 1 == 1 {
                    sum + tooth(lowest + bit)
                } else {
                    sum - tooth(lowest + bit)
                }
            });
            let [x, y] = entry.map(Field::<C>::unpack);
            assert_eq!(
                affine(&Point::affine(x, y)),
                C::coordinates(&point),
                "table {number}, entry {index}"
            );
        }
        assert_eq!(table.len(), 32);
    }
}

fn edges_are_those_of_the_second_opinion<C: Tested>() {
    let edges = edges::<C>();
    edges.iter().for_each(check::<C>);
    assert_eq!(edges.len(), 876);
}

fn random_numbers_are_those_of_the_second_opinion<C: Tested>() {
    let mut random = Random::new();
    for _ in 0..2000 {
        check::<C>(&random.bytes());
        check::<C>(&random.runs());
    }
}
