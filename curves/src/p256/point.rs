//! Sums of points (Renes, Costello, Batina 2016, algorithms 4 and 6; a = −3).
//!
//! # Bounds
//! In the words of `field`: limbs in units of 2^28, values in multiples of p. The coordinates of a point have limbs of at
//! most 2 (1 after the first sum), and values |X| ≤ 2, |Y| ≤ 3.5, |Z| ≤ 2.
//!
//! | | limbs | value | why |
//! |---|---|---|---|
//! | xx, zz | 1 | −0.13 to 1.13 | limbs 2·2; 2·2/32 |
//! | yy | 1 | −0.39 to 1.39 | limbs 2·2; 3.5·3.5/32 |
//! | xy, yz | 1 | −0.44 to 1.44 | limbs 2·2 + 2·2; 2·(2·3.5)/32 |
//! | xz | 1 | −0.25 to 1.25 | limbs 2·2 + 2·2; 2·(2·2)/32 |
//! | b·zz, b·xz | 1 | −0.04 to 1.04 | limbs 2·1, for b < 1 is unpacked; 1·1.25/32 |
//! | d = 3(xz − b·zz) | 6 | ≤ 3.87 | 3·(1.25 + 0.04) |
//! | m, s = yy ∓ d | 7, settled 1 | ≤ 5.26 | 1.39 + 3.87 |
//! | e = 3(b·xz − 3zz − xx) | 15, settled 1 | ≤ 13.7 | 3·(0.04 + 3·1.13 + 1.13) |
//! | f = 3(xx − zz) | 6 | ≤ 3.78 | 3·(1.13 + 0.13) |
//! | X = xy·s − yz·e | 1 | ≤ 1.86 | limbs 1·1 + 1·1; 1.44·(5.26 + 13.7)/32 = 0.86 |
//! | Y = s·m + f·e | 1 | ≤ 3.49 | limbs 1·1 + 6·1; (5.26² + 3.78·13.7)/32 = 2.49 |
//! | Z = yz·m + xy·f | 1 | ≤ 1.41 | limbs 1·1 + 1·6; 1.44·(5.26 + 3.78)/32 = 0.41 |
//!
//! So a sum is within the bounds again. Doubling takes the mixed products as 2X·Y, 2X·Z and 2Z·Y, of the same values: limbs 4·2.

use super::P256;
use crate::field::{Field, sum_of_products};
use crate::point::Point;

/// The coefficient b of the curve.
pub const B: Field<P256> = Field::unpack([
    0x139b_ec45_3897_bbfb,
    0x9e00_b994_1086_121b,
    0xb444_157e_e425_dad5,
    0x8600_c3bb_90e9_0681,
]);

/// The products of coordinates that both formulas begin with. The mixed ones are sums: `xy` is X₁Y₂ + X₂Y₁.
struct Products {
    xx: Field<P256>,
    yy: Field<P256>,
    zz: Field<P256>,
    xy: Field<P256>,
    xz: Field<P256>,
    yz: Field<P256>,
}

impl Point<P256> {
    /// The sum of any two points.
    #[inline(never)]
    pub fn plus(&self, other: &Self) -> Self {
        Products {
            xx: self.x * other.x,
            yy: self.y * other.y,
            zz: self.z * other.z,
            xy: sum_of_products(&self.x, &other.y, &other.x, &self.y),
            xz: sum_of_products(&self.x, &other.z, &other.x, &self.z),
            yz: sum_of_products(&self.y, &other.z, &other.y, &self.z),
        }
        .sum()
    }

    /// The sum of the point and itself.
    #[inline(never)]
    pub fn doubled(&self) -> Self {
        let (x2, z2) = (self.x + self.x, self.z + self.z);
        Products {
            xx: self.x.squared(),
            yy: self.y.squared(),
            zz: self.z.squared(),
            xy: x2 * self.y,
            xz: x2 * self.z,
            yz: z2 * self.y,
        }
        .sum()
    }
}

impl Products {
    #[inline(never)]
    fn sum(&self) -> Point<P256> {
        let Self {
            xx,
            yy,
            zz,
            xy,
            xz,
            yz,
        } = *self;
        let d = (xz - B * zz).times_three();
        let (m, s) = ((yy - d).settled(), (yy + d).settled());
        let e = (B * xz - zz.times_three() - xx).times_three().settled();
        let f = (xx - zz).times_three();
        Point {
            x: sum_of_products(&xy, &s, &-yz, &e),
            y: sum_of_products(&s, &m, &f, &e),
            z: sum_of_products(&yz, &m, &xy, &f),
        }
    }
}
