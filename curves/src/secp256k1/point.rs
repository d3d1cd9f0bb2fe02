//! Sums of points (Renes, Costello, Batina 2016, algorithms 7 to 9; a = 0), with 3b = 1.
//!
//! # Bounds
//! In the words of `field`: limbs in units of 2^28, values in multiples of p. The coordinates of a point are settled, and none
//! exceeds 1.5. Those of an entry are unpacked, one maybe negated: they have limbs of at most 2, and none exceeds 1.
//!
//! | sum with an entry | limbs | value | why |
//! |---|---|---|---|
//! | xx, yy | 1 | −0.05 to 1.05 | limbs 1·2; 1.5·1/32 |
//! | xy = (X + Y)(x + y) − xx − yy | 3 | −2.29 to 1.29 | limbs 2·4; (1.5 + 1.5)·2/32 = 0.19 |
//! | xz = X + x·Z, yz = Y + y·Z | 2 | ≤ 2.55 | limbs 1·2; 1.5 + 1 + 1·1.5/32 |
//! | m, s = yy ∓ Z | 2 | ≤ 2.55 | 1.05 + 1.5 |
//! | f = 3xx | 3 | ≤ 3.15 | 3·1.05 |
//! | X = xy·m − yz·xz | 1 | ≤ 1.39 | limbs 3·2 + 2·2; (2.29·2.55 + 2.55²)/32 = 0.39 |
//! | Y = s·m + f·xz | 1 | ≤ 1.46 | limbs 2·2 + 3·2; (2.55² + 3.15·2.55)/32 = 0.46 |
//! | Z = yz·s + f·xy | 1 | ≤ 1.43 | limbs 2·2 + 3·3; (2.55² + 3.15·2.29)/32 = 0.43 |
//!
//! | sum | limbs | value | why |
//! |---|---|---|---|
//! | xx, yy, zz | 1 | −0.08 to 1.08 | limbs 2·2; 1.5²/32 |
//! | xy, xz, yz | 1 | −0.15 to 1.15 | limbs 2·2 + 2·2; 2·1.5²/32 |
//! | m, s = yy ∓ zz | 2 | ≤ 2.16 | 1.08 + 1.08 |
//! | f = 3xx | 3 | ≤ 3.24 | 3·1.08 |
//! | X = xy·m − yz·xz | 1 | ≤ 1.12 | limbs 1·2 + 1·1; (1.15·2.16 + 1.15²)/32 = 0.12 |
//! | Y = s·m + f·xz | 1 | ≤ 1.27 | limbs 2·2 + 3·1; (2.16² + 3.24·1.15)/32 = 0.27 |
//! | Z = yz·s + f·xy | 1 | ≤ 1.2 | limbs 1·2 + 3·1; (1.15·2.16 + 3.24·1.15)/32 = 0.2 |
//!
//! | double | limbs | value | why |
//! |---|---|---|---|
//! | yy, zz | 1 | 0 to 1.08 | limbs 1·1; 1.5²/32 |
//! | xy, yz | 1 | −0.08 to 1.08 | limbs 1·1; 1.5²/32 |
//! | X = 2xy·(yy − 3zz) | 1 | ≤ 1.22 | limbs 2·4; 2·1.08·(3·1.08)/32 = 0.22 |
//! | Y = yy·(yy + 6zz) − 3zz·zz | 1 | ≤ 1.37 | limbs 1·7 + 3·1; (7 + 3)·1.08²/32 = 0.37 |
//! | Z = 8yy·yz | 1 | ≤ 1.3 | limbs 8·1; 8·1.08²/32 = 0.3 |
//!
//! So all are within the bounds again.

use super::Secp256k1;
use crate::field::sum_of_products;
use crate::point::Point;

impl Point<Secp256k1> {
    /// The sum of any two points.
    #[inline(never)]
    pub fn plus(&self, other: &Self) -> Self {
        let xx = self.x * other.x;
        let yy = self.y * other.y;
        let zz = self.z * other.z;
        let xy = sum_of_products(&self.x, &other.y, &other.x, &self.y);
        let xz = sum_of_products(&self.x, &other.z, &other.x, &self.z);
        let yz = sum_of_products(&self.y, &other.z, &other.y, &self.z);
        let (m, s) = (yy - zz, yy + zz);
        let f = xx.times_three();
        Self {
            x: sum_of_products(&xy, &m, &-yz, &xz),
            y: sum_of_products(&s, &m, &f, &xz),
            z: sum_of_products(&yz, &s, &f, &xy),
        }
    }

    /// The sum of the point and an entry of a table, whose Z is 1.
    #[inline(never)]
    pub fn plus_entry(&self, entry: &Self) -> Self {
        let xx = self.x * entry.x;
        let yy = self.y * entry.y;
        let xy = (self.x + self.y) * (entry.x + entry.y) - xx - yy;
        let xz = self.x + entry.x * self.z;
        let yz = self.y + entry.y * self.z;
        let (m, s) = (yy - self.z, yy + self.z);
        let f = xx.times_three();
        Self {
            x: sum_of_products(&xy, &m, &-yz, &xz),
            y: sum_of_products(&s, &m, &f, &xz),
            z: sum_of_products(&yz, &s, &f, &xy),
        }
    }

    /// The sum of the point and itself.
    #[inline(never)]
    pub fn doubled(&self) -> Self {
        let yy = self.y.squared();
        let zz = self.z.squared();
        let zz3 = zz.times_three();
        let xy = self.x * self.y;
        let yz = self.y * self.z;
        let yy2 = yy + yy;
        let yy4 = yy2 + yy2;
        Self {
            x: (xy + xy) * (yy - zz3),
            y: sum_of_products(&yy, &(yy + zz3 + zz3), &-zz3, &zz),
            z: (yy4 + yy4) * yz,
        }
    }
}
