//! Random messages, the same in every run: names, values and ways to write them that go wrong.

use super::Entropy;
use countersign::{
    message::{Field, Value},
    scheme::Kind,
};
use rand_core::TryRng;
use std::collections::BTreeSet;

/// What values are made of: everything that some encoding treats in its own way.
const PIECES: &[&str] = &[
    "a",
    "Z",
    "0",
    "7",
    " ",
    "  ",
    "\"",
    "'",
    "/",
    "\\",
    "\\/",
    "\\n",
    "+",
    "&",
    "=",
    "%",
    "%2B",
    "%zz",
    "?",
    "#",
    ";",
    ",",
    ":",
    "<",
    ">",
    "[",
    "]",
    "{",
    "}",
    "|",
    "$",
    "\n",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{1}",
    "\u{8}",
    "\u{c}",
    "\u{1f}",
    "\u{7f}",
    "\u{80}",
    "é",
    "e\u{301}",
    "И",
    "ключ",
    "中文",
    "ไทย",
    "\u{2028}",
    "\u{feff}",
    "\u{ffff}",
    "😀",
    "👩\u{200d}💻",
    "\u{10ffff}",
    "https://example.com/a?b=c&d=e",
    "null",
    "true",
    "0.00",
    "Neo",
];

/// Whole and decimal numbers that every language prints as they are written.
const PLAIN_NUMBERS: &[&str] = &[
    "0",
    "1",
    "-7",
    "100000",
    "20000.5",
    "0.01",
    "99.99",
    "9007199254740991",
];

/// Numbers that a parser does not keep as they are written.
const FRAGILE_NUMBERS: &[&str] = &[
    "20000.00",
    "2500.0000",
    "0.10",
    "1E+3",
    "1e2",
    "-5.0",
    "12345678901234567890.5",
];

/// Names that sort differently by bytes, by UTF-16, as numbers and without regard to case.
const NAMES: &[&str] = &[
    "10",
    "9",
    "100",
    "A",
    "a",
    "B",
    "b",
    "Z",
    "_",
    "aB",
    "ab",
    "amount",
    "currency",
    "dateTime",
    "email",
    "merchantCode",
    "method",
    "name",
    "notifyUrl",
    "orderNum",
    "payFee",
    "payMoney",
    "phone",
    "platOrderNum",
    "status",
    "é",
    "ключ",
    "\u{ffff}",
    "😀",
];

/// The documented fields of an AliKassa notification, in their order.
pub const NOTIFICATION: [&str; 11] = [
    "type",
    "id",
    "order_id",
    "payment_status",
    "amount",
    "payment_amount",
    "commission_amount",
    "is_partial_payment",
    "account",
    "service",
    "desc",
];

/// The fields of an AliKassa redirect.
pub const REDIRECT: [&str; 2] = ["order_id", "uuid"];

impl Entropy {
    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        let Ok(word) = self.try_next_u64();
        (word % bound as u64) as usize
    }

    /// Yes once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// Text of up to `pieces` pieces, at least one.
    pub fn text(&mut self, pieces: usize) -> String {
        (0..=self.below(pieces))
            .map(|_| *self.pick(PIECES))
            .collect()
    }

    /// Text, empty text, null, or a number.
    pub fn value(&mut self) -> Value<'static> {
        match self.below(16) {
            0 => Value::Null,
            1 => Value::Text("".into()),
            2 => Value::Number((*self.pick(FRAGILE_NUMBERS)).into()),
            3..=5 => Value::Number((*self.pick(PLAIN_NUMBERS)).into()),
            6 => Value::Text(self.text(60).into()),
            _ => Value::Text(self.text(8).into()),
        }
    }

    /// Fields of different names, at least one of them with a value that every rule signs.
    pub fn fields(&mut self) -> Vec<Field<'static>> {
        let mut names = BTreeSet::from(["orderNum"]);
        for _ in 0..self.below(14) {
            names.insert(*self.pick(NAMES));
        }
        let mut fields: Vec<Field<'static>> = names
            .into_iter()
            .map(|name| Field {
                value: match name {
                    "orderNum" => Value::Text(format!("T{}", self.below(1_000_000)).into()),
                    _ => self.value(),
                },
                name: name.to_owned().into(),
            })
            .collect();
        for last in (1..fields.len()).rev() {
            fields.swap(last, self.below(last + 1));
        }
        fields
    }
}

/// Whether some number is not kept as it is written by a language that parses it.
pub fn has_fragile_number(fields: &[Field<'_>]) -> bool {
    fields.iter().any(|field| match &field.value {
        Value::Number(text) => FRAGILE_NUMBERS.contains(&&**text),
        _ => false,
    })
}

/// Fields that a message of this kind can have: the ones of a fixed list where the rule has one.
pub fn fields_for(entropy: &mut Entropy, id: &str, kind: Kind) -> Vec<Field<'static>> {
    match (id, kind) {
        ("alikassa", Kind::Callback) => listed_fields(entropy, &NOTIFICATION),
        ("alikassa", Kind::Redirect) => listed_fields(entropy, &REDIRECT),
        _ => entropy.fields(),
    }
}

/// Fields of these names in their order, all text; some are empty, some are absent.
pub fn listed_fields(entropy: &mut Entropy, names: &[&str]) -> Vec<Field<'static>> {
    let mut fields = Vec::new();
    for name in names {
        let value = match (*name, entropy.below(8)) {
            ("id", _) => entropy.below(1 << 40).to_string(),
            ("order_id" | "payment_status", 0..=1) => "0".into(),
            (_, 0) => continue,
            (_, 1) => String::new(),
            ("amount" | "payment_amount", _) => format!("{}.00", entropy.below(100_000)),
            _ => entropy.text(12),
        };
        fields.push(Field {
            name: (*name).to_owned().into(),
            value: Value::Text(value.into()),
        });
    }
    fields
}
