//! Products of digits by rows: four digits of one factor at a time, each times all of the other.
//!
//! A column is then loaded and stored once for four products.

use super::vector::F64x2;

/// The digits that the columns after these need of a factor.
#[inline(always)]
pub(super) fn highest(factor: &[F64x2; 4]) -> [F64x2; 3] {
    [factor[3], factor[2], factor[1]]
}

/// `columns[j] += rows[0]·factor[j] + rows[1]·factor[j - 1] + rows[2]·factor[j - 2] + rows[3]·factor[j - 3]`, where
/// `before` holds `factor[-1]`, `factor[-2]`, `factor[-3]`. The length of `factor` is a multiple of four, and there are
/// three columns more.
#[inline(always)]
pub(super) fn add_rows(
    columns: &mut [F64x2],
    factor: &[F64x2],
    rows: &[F64x2; 4],
    mut before: [F64x2; 3],
) {
    debug_assert!(factor.len().is_multiple_of(4) && factor.len() + 3 <= columns.len());
    let Some((columns, beyond)) = columns.split_at_mut_checked(factor.len()) else {
        return;
    };
    // A copy, since for all that the compiler knows storing a column changes the original.
    let rows = *rows;
    for (columns, factor) in columns
        .as_chunks_mut()
        .0
        .iter_mut()
        .zip(factor.as_chunks().0)
    {
        add_four(columns, factor, &rows, before);
        before = highest(factor);
    }
    if let Some([first, second, third]) = beyond.first_chunk_mut() {
        *first = *first + (rows[1] * before[0] + (rows[2] * before[1] + rows[3] * before[2]));
        *second = *second + (rows[2] * before[0] + rows[3] * before[1]);
        *third = *third + rows[3] * before[0];
    }
}

/// The same for four columns.
#[inline(always)]
pub(super) fn add_four(
    columns: &mut [F64x2; 4],
    factor: &[F64x2; 4],
    rows: &[F64x2; 4],
    before: [F64x2; 3],
) {
    let sum = |a, b, c, d| (rows[0] * a + rows[1] * b) + (rows[2] * c + rows[3] * d);
    columns[0] = columns[0] + sum(factor[0], before[0], before[1], before[2]);
    columns[1] = columns[1] + sum(factor[1], factor[0], before[0], before[1]);
    columns[2] = columns[2] + sum(factor[2], factor[1], factor[0], before[0]);
    columns[3] = columns[3] + sum(factor[3], factor[2], factor[1], factor[0]);
}

/// The square of four digits.
#[inline(always)]
pub(super) fn add_block(columns: &mut [F64x2; 7], &[a, b, c, d]: &[F64x2; 4]) {
    let [two_a, two_b, two_c] = [a + a, b + b, c + c];
    columns[0] = columns[0] + a * a;
    columns[1] = columns[1] + two_a * b;
    columns[2] = columns[2] + (two_a * c + b * b);
    columns[3] = columns[3] + (two_a * d + two_b * c);
    columns[4] = columns[4] + (two_b * d + c * c);
    columns[5] = columns[5] + two_c * d;
    columns[6] = columns[6] + d * d;
}
