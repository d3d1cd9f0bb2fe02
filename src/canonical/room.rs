//! How much room a canonical string needs.

use super::{Material, object, value};
use crate::{message::Field, scheme::Part};

/// Room enough that a text with a secret is never moved, which would leave a copy behind; and no
/// more than that, for all of it is wiped.
pub(super) fn capacity(parts: &[Part], material: &Material<'_, '_>) -> usize {
    let fields = |each: &dyn Fn(&Field<'_>) -> usize| material.fields.iter().map(each).sum();
    let room = |part: &Part| match part {
        Part::Literal(literal) => literal.len(),
        Part::Method => material.method.len(),
        Part::Path => material.path.map_or(0, str::len),
        Part::Timestamp => material.timestamp.map_or(0, str::len),
        Part::Body => material.body.len(),
        Part::BodyText(rule) => material.body.len().max(rule.empty.len()),
        Part::Secret => material.secret.map_or(0, <[u8]>::len),
        Part::Merchant => material.merchant.map_or(0, str::len),
        Part::Value(rule) => rule.before.len() + value::capacity(material),
        // The fields of a nested object have a separator each as well.
        Part::Fields(rule) => fields(&|field| {
            let separator = rule.separator.len();
            field.name.len() + 1 + field.value.as_text().len() * (1 + separator) + separator
        }),
        // A name that no field has becomes `"name":null,`.
        Part::Json(rule) => {
            let listed = material.names.or(rule.names.as_deref()).unwrap_or_default();
            let names: usize = listed.iter().map(|name| quoted(name) + 6).sum();
            let values = fields(&|field| quoted(&field.name) + quoted(field.value.as_text()) + 2);
            names + values + 2
        }
        // SHA-512 in hexadecimal.
        Part::Digest(_) => 128,
    };
    parts.iter().map(room).sum()
}

/// Room for a JSON string literal: a byte becomes `\uXXXX` at the most, and plain ASCII stays as it is.
fn quoted(text: &str) -> usize {
    match text.bytes().all(object::is_plain) {
        true => text.len() + 2,
        false => 6 * text.len() + 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Canonical, Code, gateway,
        message::{Headers, Origin, Value, parse_object},
        scheme::{MessageValue, Missing, Place},
    };

    /// A text that outgrew its room would be moved, and a copy of the secret left behind.
    #[test]
    fn no_text_outgrows_its_room() {
        let params = [
            r#"{"id":1,"a":"\u0001/\u0002","b":"","c":null,"d":true,"e":20000.00}"#,
            r#"{"id":1,"\u0001\u0002":"\u0003\u001f"}"#,
            r#"{"id":1,"order_id":"////////","uuid":"\u0001\u0001\u0001\u0001"}"#,
            r#"{"id":1}"#,
        ];
        let literal = Part::Literal("&key=".repeat(200));
        for scheme in gateway::all().unwrap() {
            for operation in scheme.operations.values() {
                for params in params {
                    let names = ["\u{1}".repeat(40), "d".into(), "\u{1}\u{2}".into()];
                    for names in [None, Some(&names[..])] {
                        let material = Material {
                            method: "POST",
                            path: Some("/api/pay"),
                            timestamp: Some("1700000000000"),
                            query: None,
                            headers: &Headers::default(),
                            body: params.as_bytes(),
                            fields: &parse_object(params, Origin::PARAMS).unwrap(),
                            secret: Some(b"0123456789"),
                            merchant: Some("1002001"),
                            carrier: &operation.carrier,
                            names,
                            defect: Code::ParamsUnsignable,
                        };
                        let parts = [scheme.text(operation), &[literal.clone(), Part::Secret]];
                        let text = Canonical::build(&parts.concat(), &material).unwrap();
                        assert!(text.bytes.len() <= capacity(&parts.concat(), &material));
                    }
                }
            }
        }
    }

    /// Nor does a single value, wherever in the message it stands.
    #[test]
    fn no_value_outgrows_its_room() {
        let long = "v".repeat(300);
        for place in [Place::Header, Place::Query, Place::Field] {
            let text = |at| if at == place { &*long } else { "v" };
            let query = format!("Name={}", text(Place::Query));
            let field = Field {
                name: "Name".into(),
                value: Value::Text(text(Place::Field).into()),
            };
            let material = Material {
                method: "POST",
                path: None,
                timestamp: None,
                query: Some(&query),
                headers: &Headers::from_iter([("Name", text(Place::Header))]),
                body: b"",
                fields: &[field],
                secret: Some(b"0123456789"),
                merchant: None,
                carrier: &serde_json::from_str(
                    r#"{"in":"header","name":"Sign","encoding":"base64"}"#,
                )
                .unwrap(),
                names: None,
                defect: Code::MessageUnreadable,
            };
            let rule = MessageValue {
                place,
                name: "Name".into(),
                prefix: String::new(),
                missing: Missing::Refuse,
                before: "|".into(),
            };
            let parts = [Part::Value(rule), Part::Secret];
            let text = Canonical::build(&parts, &material).unwrap();
            assert_eq!(text.bytes.len(), 311);
            assert!(text.bytes.len() <= capacity(&parts, &material));
        }
    }
}
