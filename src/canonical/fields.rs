//! Fields as text: which, in which order, with or without their names.

use super::{Canonical, Material, Source};
use crate::{
    Error,
    message::{Field, Value},
    scheme::{Fields, Nested, Order, Show, Skip},
};

impl Skip {
    /// Whether the rule leaves this value out.
    #[must_use]
    pub fn skips(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Null | Self::NullAndEmpty, Value::Null) => true,
            (Self::NullAndEmpty, Value::Text(text)) => text.is_empty(),
            _ => false,
        }
    }
}

impl Canonical {
    pub(super) fn push_fields(
        &mut self,
        rule: &Fields,
        material: &Material<'_>,
    ) -> Result<(), Error> {
        let mut fields: Vec<&Field> = material
            .unsigned_fields()
            .filter(|field| !rule.exclude.contains(&field.name) && !rule.skip.skips(&field.value))
            .collect();
        if rule.order == Order::Bytes {
            fields.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
        }
        for (position, field) in fields.into_iter().enumerate() {
            if position > 0 {
                self.punctuate(rule.separator.as_bytes());
            }
            if rule.show == Show::Pairs {
                self.punctuate(field.name.as_bytes());
                self.punctuate(b"=");
            }
            let text = text(field, rule.nested, material)?;
            self.push(text.as_bytes(), Source::Field(field.name.clone()));
        }
        Ok(())
    }
}

fn text<'a>(field: &'a Field, nested: Nested, material: &Material<'_>) -> Result<&'a str, Error> {
    match &field.value {
        Value::Null => Ok(""),
        Value::Nested(_) if nested == Nested::Refuse => Err(Error::new(
            material.defect,
            format!(
                "The field `{}` is an object or array, and the rule does not say how to sign one.",
                field.name
            ),
        )
        .hint(
            "Send it as text, for instance as a string that holds JSON, if the gateway takes that.",
        )
        .field(&field.name)),
        value => Ok(value.as_text()),
    }
}
