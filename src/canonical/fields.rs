//! Fields as text: which, in which order, with or without their names.

use super::{Canonical, Material, Source};
use crate::{
    Error,
    message::{Field, Origin, Value, parse_object},
    order::{sort_by, twin},
    scheme::{Fields, Nested, Order, Show, Skip},
};
use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::String,
    vec::Vec,
};

/// How deep objects may be nested within each other.
const DEPTH: usize = 32;

impl Skip {
    /// Whether the rule leaves this value out.
    #[must_use]
    pub fn skips(self, value: &Value<'_>) -> bool {
        match (self, value) {
            (Self::Null | Self::NullAndEmpty, Value::Null) => true,
            (Self::NullAndEmpty, Value::Text(text)) => text.is_empty(),
            _ => false,
        }
    }
}

/// A field as the rule shows it, with the top-level field that it comes from.
struct Entry<'a, 'm> {
    name: Cow<'a, str>,
    text: Cow<'a, str>,
    top: &'a Field<'m>,
}

/// What the top-level fields contribute.
struct Entries<'a, 'm> {
    list: Vec<Entry<'a, 'm>>,
    /// Names of top-level fields of whose nested objects a part was left out.
    partly: Vec<Cow<'m, str>>,
}

impl<'m> Entries<'_, 'm> {
    fn leave_out_of(&mut self, top: &Field<'m>) {
        if self.partly.last() != Some(&top.name) {
            self.partly.push(top.name.clone());
        }
    }
}

impl<'m> Canonical<'m> {
    pub(super) fn push_fields(
        &mut self,
        rule: &Fields,
        material: &Material<'_, 'm>,
    ) -> Result<(), Error> {
        let mut entries = Entries {
            list: Vec::with_capacity(material.fields.len()),
            partly: Vec::new(),
        };
        for field in chosen(rule, material) {
            collect(&mut entries, rule, field, material)?;
        }
        self.partly.append(&mut entries.partly);
        let mut entries = entries.list;
        if rule.nested == Nested::Flatten {
            refuse_twins(&entries, material)?;
        }
        if rule.order == Order::Bytes {
            sort_by(&mut entries, |a, b| {
                a.name.as_bytes().cmp(b.name.as_bytes())
            });
        }
        for (position, entry) in entries.iter().enumerate() {
            if position > 0 {
                self.punctuate(rule.separator.as_bytes());
            }
            if rule.show == Show::Pairs {
                self.punctuate(entry.name.as_bytes());
                self.punctuate(b"=");
            }
            self.push(entry.text.as_bytes(), Source::Field(entry.top.name.clone()));
        }
        Ok(())
    }
}

/// The top-level fields that the rule signs, in the message's order or the rule's own.
fn chosen<'a, 'm>(rule: &Fields, material: &Material<'a, 'm>) -> Vec<&'a Field<'m>> {
    let is_signed = |field: &&Field<'_>| {
        let named = match &rule.names {
            Some(names) => lists(names, &field.name),
            None => true,
        };
        named && !lists(&rule.exclude, &field.name)
    };
    let mut fields = Vec::with_capacity(material.fields.len());
    fields.extend(material.unsigned_fields().filter(is_signed));
    if let (Order::Listed, Some(names)) = (rule.order, &rule.names) {
        let place = |field: &Field<'_>| names.iter().position(|name| *name == field.name);
        sort_by(&mut fields, |a, b| place(a).cmp(&place(b)));
    }
    fields
}

fn lists(names: &[String], name: &str) -> bool {
    names.iter().any(|listed| listed == name)
}

/// Adds what a top-level field contributes.
fn collect<'a, 'm>(
    entries: &mut Entries<'a, 'm>,
    rule: &Fields,
    field: &'a Field<'m>,
    material: &Material<'_, '_>,
) -> Result<(), Error> {
    let add = |entries: &mut Entries<'a, 'm>, text: Cow<'a, str>| {
        if rule.skip != Skip::NullAndEmpty || !text.is_empty() {
            entries.list.push(Entry {
                name: Cow::Borrowed(&field.name),
                text,
                top: field,
            });
        }
    };
    match (&field.value, rule.nested) {
        (value, _) if rule.skip.skips(value) => {}
        (Value::Null, _) => add(entries, "".into()),
        (Value::Nested(_), Nested::Refuse) => return Err(without_rule(&field.name, material)),
        (Value::Nested(json), Nested::Pairs) => {
            let text = pairs(entries, rule, json, field, material, DEPTH)?;
            add(entries, text.into());
        }
        (Value::Nested(json), Nested::Flatten) => {
            flatten(entries, rule, json, field, material, DEPTH)?;
        }
        (value, _) => add(entries, value.as_text().into()),
    }
    Ok(())
}

/// Adds the fields of an object under their own names.
fn flatten<'a, 'm>(
    entries: &mut Entries<'a, 'm>,
    rule: &Fields,
    json: &str,
    top: &'a Field<'m>,
    material: &Material<'_, '_>,
    depth: usize,
) -> Result<(), Error> {
    for Field { name, value } in object(json, &top.name, material, depth)? {
        let text = match value {
            value if rule.skip.skips(&value) => {
                entries.leave_out_of(top);
                continue;
            }
            Value::Nested(json) => {
                flatten(entries, rule, &json, top, material, depth - 1)?;
                continue;
            }
            Value::Null => String::new(),
            value => value.as_text().to_owned(),
        };
        entries.list.push(Entry {
            name: name.into_owned().into(),
            text: text.into(),
            top,
        });
    }
    Ok(())
}

/// An object's own fields as `name=value`.
fn pairs<'m>(
    entries: &mut Entries<'_, 'm>,
    rule: &Fields,
    json: &str,
    top: &Field<'m>,
    material: &Material<'_, '_>,
    depth: usize,
) -> Result<String, Error> {
    let mut inner = Vec::new();
    for Field { name, value } in object(json, &top.name, material, depth)? {
        let text = match &value {
            value if rule.skip.skips(value) => None,
            Value::Nested(json) => Some(pairs(entries, rule, json, top, material, depth - 1)?),
            Value::Null => Some(String::new()),
            value => Some(value.as_text().to_owned()),
        };
        match text.filter(|text| rule.skip != Skip::NullAndEmpty || !text.is_empty()) {
            Some(text) => inner.push((name, text)),
            None => entries.leave_out_of(top),
        }
    }
    if rule.order == Order::Bytes {
        sort_by(&mut inner, |(a, _), (b, _)| a.as_bytes().cmp(b.as_bytes()));
    }
    let shown: Vec<String> = inner
        .into_iter()
        .map(|(name, text)| format!("{name}={text}"))
        .collect();
    Ok(shown.join(&rule.separator))
}

/// The fields of a nested object; an array is refused, as no rule says what becomes of one.
fn object<'m>(
    json: &'m str,
    top: &str,
    material: &Material<'_, '_>,
    depth: usize,
) -> Result<Vec<Field<'m>>, Error> {
    let what = if !json.trim_start().starts_with('{') {
        "is or holds an array, and the rule does not say how to sign one"
    } else if depth == 0 {
        "holds objects in more than 32 levels"
    } else {
        let origin = Origin::nested(material.defect);
        return parse_object(json, origin).map_err(|error| error.field(top));
    };
    Err(Error::new(material.defect, format!("The field `{top}` {what}.")).field(top))
}

/// Refuses a name that stands there twice: which value counts is anybody's guess.
fn refuse_twins(entries: &[Entry<'_, '_>], material: &Material<'_, '_>) -> Result<(), Error> {
    match twin(entries.iter().map(|entry| &*entry.name)) {
        None => Ok(()),
        Some(name) => Err(Error::new(
            material.defect,
            format!("The field `{name}` is there twice once nested objects are flattened."),
        )
        .field(name)),
    }
}

fn without_rule(name: &str, material: &Material<'_, '_>) -> Error {
    Error::new(
        material.defect,
        format!(
            "The field `{name}` is an object or array, and the rule does not say how to sign one."
        ),
    )
    .hint("Send it as text, for instance as a string that holds JSON, if the gateway takes that.")
    .field(name)
}
