use p256::ProjectivePoint;

use super::{Random, coordinates, edges, power, scalar};
use crate::field::Field;
use crate::generator_multiple;
use crate::table::TABLE;

fn check(number: &[u8; 32]) {
    let expected = ProjectivePoint::GENERATOR * scalar(number);
    assert_eq!(
        generator_multiple(number),
        coordinates(&expected),
        "{number:02x?}"
    );
}

#[test]
fn the_table_holds_what_it_says() {
    let tooth = |index: u32| ProjectivePoint::GENERATOR * scalar(&power(43 * index, 0));
    for (index, entry) in TABLE.iter().enumerate() {
        let point = (0..5).fold(tooth(5), |sum, bit| {
            if index >> bit & 1 == 1 {
                sum + tooth(bit)
            } else {
                sum - tooth(bit)
            }
        });
        let found = entry.map(|words| Field::unpack(words).to_bytes());
        assert_eq!(found, coordinates(&point), "entry {index}");
    }
    assert_eq!(TABLE.len(), 32);
}

#[test]
fn edges_are_those_of_the_second_opinion() {
    let edges = edges();
    edges.iter().for_each(check);
    assert_eq!(edges.len(), 876);
}

#[test]
fn random_numbers_are_those_of_the_second_opinion() {
    let mut random = Random::new();
    for _ in 0..2000 {
        check(&random.bytes());
        check(&random.runs());
    }
}
