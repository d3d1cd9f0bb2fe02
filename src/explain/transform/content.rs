//! The text of single values: in fields, or inside the strings and numbers of a JSON body.

use super::{
    MOST_SINGLES, Setting,
    ways::{Style, WAYS, Ways},
};
use crate::{
    explain::{
        draft::Draft,
        json_text::{self, Kind},
        literal::{Escapes, literal},
        number,
    },
    message::{Field, Value},
};
use alloc::{borrow::ToOwned, rc::Rc, string::String, vec::Vec};

macro_rules! ways {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        $($(#[$doc])* pub fn $name(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
            changed(draft, $id, true)
        })*

        /// The same mistakes, befalling every value at once: few enough to be made together with others.
        pub mod everywhere {
            use super::{Draft, Setting, Vec, changed};

            $($(#[$doc])* pub fn $name(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
                changed(draft, $id, false)
            })*
        }
    };
}

ways! {
    /// Values that were URL-encoded.
    url_encoded = "url-encoded-values",
    /// Values that are still URL-encoded in the message.
    double_encoded = "double-encoded",
    /// Values with HTML entities, or with their entities read.
    html_entities = "html-entities",
    /// `+` and space changed places.
    plus_became_space = "plus-became-space",
    /// Values that lost or gained a line end.
    trailing_newline = "trailing-newline",
    /// Values that lost or gained a space.
    trailing_space = "trailing-space",
    /// Numbers with other decimals.
    number_text = "number-text",
    /// Values with JSON escapes left in, or taken out.
    php_escapes = "php-escapes",
    /// Values that went through another charset.
    charset_latin1 = "charset-latin1",
    /// Values in the other letter case, or without what they begin with.
    value_altered = "value-altered",
}

/// Values as the caller expects them: all at once, then one by one.
pub fn value_expected(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut all = draft.clone();
    for wanted in setting.expect.iter().take(MOST_SINGLES) {
        let change = |from: &Draft| with_value(from, &wanted.name, wanted.value.as_text());
        drafts.extend(change(draft));
        if let Some(next) = change(&all) {
            all = next;
        }
    }
    if drafts.len() > 1 {
        drafts.insert(0, all);
    }
    drafts
}

/// The draft with another value for a field that it has.
fn with_value(draft: &Draft, name: &str, value: &str) -> Option<Draft> {
    if draft.signs_fields() || draft.signs_object() {
        let mut fields = draft.fields.to_vec();
        let field = fields.iter_mut().find(|field| field.name == name)?;
        if field.value.as_text() == value {
            return None;
        }
        field.value = Value::Text(value.into());
        return Some(draft.with_fields(fields).concerning(name));
    }
    let text = core::str::from_utf8(&draft.body).ok()?;
    let members = json_text::members(text)?;
    let member = members.iter().find(|member| member.name == name)?;
    let written = if text.get(member.value.clone())?.starts_with('"') {
        literal(value, Escapes::of(text))
    } else {
        value.to_owned()
    };
    let body = json_text::with_value(text, member, &written)?;
    (body != text).then(|| draft.with_body(body.into_bytes()).concerning(name))
}

/// The drafts in which a mistake befell every value, then, with `each`, those in which it befell one.
fn changed(draft: &Draft, id: &str, each: bool) -> Vec<Draft> {
    let Some(ways) = WAYS.iter().find(|ways| ways.id == id) else {
        return Vec::new();
    };
    let each = each && ways.each;
    let made = if draft.signs_fields() {
        in_fields(draft, ways, each)
    } else if let Some(draft) = draft.as_json_text() {
        in_json(&draft, ways, each)
    } else {
        return Vec::new();
    };
    [made.all, made.one].concat()
}

#[derive(Default)]
struct Made {
    /// Drafts with every value changed.
    all: Vec<Draft>,
    /// Drafts with one value changed.
    one: Vec<Draft>,
}

impl Made {
    /// Adds the draft with all of these changes and, with `each`, those with one of them.
    fn add<C>(&mut self, changes: &[C], each: bool, with: impl Fn(&[C]) -> Draft) {
        if !changes.is_empty() {
            self.all.push(with(changes));
        }
        if each && (2..=MOST_SINGLES).contains(&changes.len()) {
            self.one.extend(changes.chunks(1).map(with));
        }
    }
}

fn in_fields(draft: &Draft, ways: &Ways, each: bool) -> Made {
    let mut made = Made::default();
    for style in ways.styles {
        let changes: Vec<(usize, &str, Value<'static>)> = draft
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| draft.carrier.names().all(|name| name != field.name))
            .filter_map(|(position, field)| Some((position, &*field.name, change(field, *style)?)))
            .collect();
        let with = |changes: &[(usize, &str, Value<'static>)]| {
            let mut fields = draft.fields.to_vec();
            for (position, _, value) in changes {
                if let Some(field) = fields.get_mut(*position) {
                    field.value = value.clone();
                }
            }
            let mut changed = draft.with_fields(fields);
            let names = changes.iter().map(|(_, name, _)| (*name).to_owned());
            Rc::make_mut(&mut changed.concerns).extend(names);
            changed
        };
        made.add(&changes, each, with);
    }
    made
}

fn change(field: &Field<'_>, style: Style) -> Option<Value<'static>> {
    match &field.value {
        Value::Null | Value::Nested(_) => None,
        value => {
            let text = value.as_text();
            let written = style(text);
            (written != text && !text.is_empty()).then(|| Value::Text(written.into()))
        }
    }
}

fn in_json(draft: &Draft, ways: &Ways, each: bool) -> Made {
    let mut made = Made::default();
    let Some((text, tokens)) = core::str::from_utf8(&draft.body)
        .ok()
        .and_then(|text| Some((text, json_text::tokens(text)?)))
    else {
        return made;
    };
    let escapes = Escapes::of(text);
    for style in ways.styles {
        let mut name = String::new();
        let mut changes: Vec<(usize, usize, String, String)> = Vec::new();
        for token in &tokens {
            let written = match token.kind {
                Kind::Name => {
                    name = serde_json::from_str(token.raw).unwrap_or_default();
                    None
                }
                Kind::Text => serde_json::from_str::<String>(token.raw)
                    .ok()
                    .filter(|content| !content.is_empty())
                    .map(|content| (style(&content), content))
                    .filter(|(changed, content)| changed != content)
                    .map(|(changed, _)| literal(&changed, escapes)),
                Kind::Number if ways.id == "number-text" => {
                    Some(style(token.raw)).filter(|changed| number::is_number(changed))
                }
                _ => None,
            };
            if let Some(written) = written.filter(|written| written != token.raw) {
                changes.push((token.start, token.raw.len(), name.clone(), written));
            }
        }
        let with = |changes: &[(usize, usize, String, String)]| {
            let mut body = String::with_capacity(text.len() + 64);
            let mut from = 0;
            for (start, length, _, written) in changes {
                body.push_str(text.get(from..*start).unwrap_or_default());
                body.push_str(written);
                from = start + length;
            }
            body.push_str(text.get(from..).unwrap_or_default());
            let mut changed = draft.with_body(body.into_bytes());
            let names = changes.iter().map(|(_, _, name, _)| name.clone());
            Rc::make_mut(&mut changed.concerns).extend(names);
            changed
        };
        made.add(&changes, each, with);
    }
    made
}
