//! Flat XML documents, as WeChat Pay v2 and its kin exchange them: one level of elements that
//! hold text.
//!
//! Only what such a message needs of XML 1.0: no document type, and so no entities beside the
//! five that XML itself has; no attributes, comments, processing instructions or nesting.

use super::{Field, Origin, Value};
use crate::Error;
use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

/// The elements of the root as fields, each with its text, entities and CDATA resolved.
///
/// Refused: everything but a flat document, an element given twice, characters that XML forbids.
pub fn parse_xml(text: &str, origin: Origin) -> Result<Vec<Field<'static>>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut rest = text.trim_start_matches(SPACE);
    if rest.is_empty() {
        return Err(origin.error("is empty"));
    }
    if let Some(declaration) = rest.strip_prefix("<?xml") {
        let (_, after) = declaration
            .split_once("?>")
            .ok_or_else(|| origin.error("is not XML: its declaration has no end"))?;
        rest = after.trim_start_matches(SPACE);
    }
    if rest.starts_with("<!") {
        return Err(origin.error("holds a document type or a comment, which no message needs"));
    }
    let root = Tag::read(&mut rest, origin)?;
    let mut fields = Vec::new();
    loop {
        rest = rest.trim_start_matches(SPACE);
        if root.is_closed || closes(&mut rest, root.name) {
            break;
        }
        let tag = Tag::read(&mut rest, origin)?;
        let value = match tag.is_closed {
            true => String::new(),
            false => content(&mut rest, tag.name, origin)?,
        };
        fields.push(Field {
            name: tag.name.to_owned().into(),
            value: Value::Text(value.into()),
        });
    }
    if !rest.trim_start_matches(SPACE).is_empty() {
        return Err(origin.error(format_args!("goes on after its element `{}`", root.name)));
    }
    origin.refuse_duplicates(&fields)?;
    Ok(fields)
}

/// Fields as a flat document with the root `xml`: text as CDATA, anything else as it is; null is
/// left out.
pub fn write_xml(fields: &[Field<'_>]) -> Result<String, Error> {
    let mut text = String::from("<xml>");
    for field in fields {
        let name = &*field.name;
        let origin = Origin::PARAMS;
        if !is_name(name) {
            return Err(origin
                .error(format_args!(
                    "holds the field `{name}`, which is no name in XML"
                ))
                .field(name));
        }
        let content = match &field.value {
            Value::Null => continue,
            Value::Nested(_) => {
                let what = format_args!(
                    "holds an object or array in `{name}`, which flat XML cannot hold"
                );
                return Err(origin.error(what).field(name));
            }
            Value::Text(content)
                if !content.chars().all(is_character) || content.contains('\r') =>
            {
                let what = format_args!("holds a character in `{name}` that XML cannot hold");
                return Err(origin.error(what).field(name));
            }
            // `]]>` would end the section: it is cut in two.
            Value::Text(content) => {
                format!("<![CDATA[{}]]>", content.replace("]]>", "]]]]><![CDATA[>"))
            }
            value => value.as_text().to_owned(),
        };
        text += &format!("<{name}>{content}</{name}>");
    }
    Ok(text + "</xml>")
}

const SPACE: [char; 3] = [' ', '\t', '\n'];

/// A start tag: `<name>`, or `<name/>`.
struct Tag<'a> {
    name: &'a str,
    is_closed: bool,
}

impl<'a> Tag<'a> {
    fn read(rest: &mut &'a str, origin: Origin) -> Result<Self, Error> {
        let inside = rest.strip_prefix('<').and_then(|text| text.split_once('>'));
        let Some((tag, after)) = inside else {
            return Err(
                origin.error("is not XML: an element is cut off, or text stands between two")
            );
        };
        let (name, is_closed) = match tag.strip_suffix('/') {
            Some(name) => (name, true),
            None => (tag, false),
        };
        let name = name.trim_end_matches(SPACE);
        if !is_name(name) {
            return Err(
                origin.error("has a tag that is no plain name, such as one with attributes")
            );
        }
        *rest = after;
        Ok(Self { name, is_closed })
    }
}

/// Takes the end tag of `name` where it comes next.
fn closes(rest: &mut &str, name: &str) -> bool {
    let end = rest
        .strip_prefix("</")
        .and_then(|text| text.strip_prefix(name))
        .and_then(|text| text.trim_start_matches(SPACE).strip_prefix('>'));
    match end {
        Some(after) => {
            *rest = after;
            true
        }
        None => false,
    }
}

/// The text of an element, up to and with its end tag.
fn content(rest: &mut &str, name: &str, origin: Origin) -> Result<String, Error> {
    let mut value = String::new();
    while !closes(rest, name) {
        if let Some(section) = rest.strip_prefix("<![CDATA[") {
            let (text, after) = section
                .split_once("]]>")
                .ok_or_else(|| origin.error(format_args!("has no end of the CDATA in `{name}`")))?;
            value += text;
            *rest = after;
        } else if rest.starts_with('<') {
            let what =
                format_args!("holds an element or comment within `{name}`, or ends it wrongly");
            return Err(origin.error(what).field(name));
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at_checked(end).unwrap_or((*rest, ""));
            if after.is_empty() {
                return Err(origin.error(format_args!("is not XML: `{name}` has no end")));
            }
            value += &resolve(text, name, origin)?;
            *rest = after;
        }
    }
    match value.chars().all(is_character) {
        true => Ok(value),
        false => Err(origin
            .error(format_args!(
                "holds a character in `{name}` that XML cannot hold"
            ))
            .field(name)),
    }
}

/// Text with its entities replaced.
fn resolve(text: &str, name: &str, origin: Origin) -> Result<String, Error> {
    let mut pieces = text.split('&');
    let mut value = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (entity, after) = piece.split_once(';').unwrap_or(("", piece));
        let character = match entity {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => number(entity).and_then(char::from_u32),
        };
        let Some(character) = character else {
            let what = format_args!("holds an `&` in `{name}` that begins no entity of XML itself");
            return Err(origin.error(what).field(name));
        };
        value.push(character);
        value += after;
    }
    Ok(value)
}

/// `#65` or `#x41`.
fn number(entity: &str) -> Option<u32> {
    let digits = entity.strip_prefix('#')?;
    let (digits, radix) = match digits.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    plain.then(|| u32::from_str_radix(digits, radix).ok())?
}

/// Whether XML 1.0 allows the character (2.2).
fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// A name of ASCII letters, digits, `_`, `-` and `.`, beginning with a letter or `_`.
fn is_name(name: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && name.bytes().all(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(xml: &str) -> Vec<(String, String)> {
        parse_xml(xml, Origin::BODY)
            .unwrap()
            .into_iter()
            .map(|field| (field.name.to_string(), field.value.as_text().to_owned()))
            .collect()
    }

    #[test]
    fn text_entities_and_cdata() {
        let xml = "<?xml version=\"1.0\"?>\n<xml>\r\n <a>1</a><b><![CDATA[<&]]></b>\n<c>x&lt;&#65;&#x42;&amp;<![CDATA[ y]]> </c><d/><e></e></xml>\n";
        assert_eq!(
            texts(xml),
            [
                ("a", "1"),
                ("b", "<&"),
                ("c", "x<AB& y "),
                ("d", ""),
                ("e", "")
            ]
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
    }

    #[test]
    fn what_is_written_reads_back() {
        let fields: Vec<Field<'_>> = [
            ("a", Value::Text("]]> & <x> Иван\n".into())),
            ("b", Value::Text("".into())),
            ("c", Value::Number("10.50".into())),
        ]
        .into_iter()
        .map(|(name, value)| Field {
            name: name.into(),
            value,
        })
        .collect();
        let xml = write_xml(&fields).unwrap();
        assert_eq!(
            xml,
            "<xml><a><![CDATA[]]]]><![CDATA[> & <x> Иван\n]]></a><b><![CDATA[]]></b><c>10.50</c></xml>"
        );
        assert_eq!(
            texts(&xml),
            [("a", "]]> & <x> Иван\n"), ("b", ""), ("c", "10.50")]
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
    }

    #[test]
    fn each_defect_has_its_sentence() {
        for (xml, sentence) in [
            ("", "The body is empty."),
            ("<?xml ", "The body is not XML: its declaration has no end."),
            (
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x><a>&e;</a></x>",
                "The body holds a document type or a comment, which no message needs.",
            ),
            (
                "<xml><a>&e;</a></xml>",
                "The body holds an `&` in `a` that begins no entity of XML itself.",
            ),
            (
                "<xml><a>&</a></xml>",
                "The body holds an `&` in `a` that begins no entity of XML itself.",
            ),
            (
                "<xml><a>&#0;</a></xml>",
                "The body holds a character in `a` that XML cannot hold.",
            ),
            (
                "<xml><a b=\"c\">1</a></xml>",
                "The body has a tag that is no plain name, such as one with attributes.",
            ),
            (
                "<xml><a><b>1</b></a></xml>",
                "The body holds an element or comment within `a`, or ends it wrongly.",
            ),
            (
                "<xml><a>1</b></xml>",
                "The body holds an element or comment within `a`, or ends it wrongly.",
            ),
            ("<xml><a>1", "The body is not XML: `a` has no end."),
            (
                "<xml><a><![CDATA[1</a></xml>",
                "The body has no end of the CDATA in `a`.",
            ),
            (
                "<xml>text<a>1</a></xml>",
                "The body is not XML: an element is cut off, or text stands between two.",
            ),
            (
                "<xml><a>1</a>",
                "The body is not XML: an element is cut off, or text stands between two.",
            ),
            (
                "<xml><a>1</a></xml><xml/>",
                "The body goes on after its element `xml`.",
            ),
            (
                "<xml><a>1</a><a>2</a></xml>",
                "The body holds the field `a` twice.",
            ),
        ] {
            assert_eq!(
                parse_xml(xml, Origin::BODY).unwrap_err().to_string(),
                sentence,
                "{xml}"
            );
        }
    }
}
