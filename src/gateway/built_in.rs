//! The gateways that are built in: a file each, data only.

use crate::{Code, Error, scheme::Scheme};
use alloc::{format, vec::Vec};

/// Ids and the text of their schemes.
const FILES: &[(&str, &str)] = &[
    ("clickpay", include_str!("clickpay.json")),
    ("jayapay", include_str!("jayapay.json")),
    ("toppay", include_str!("toppay.json")),
    ("bdpay", include_str!("bdpay.json")),
    ("tarspay", include_str!("tarspay.json")),
    ("cashy", include_str!("cashy.json")),
    ("alikassa", include_str!("alikassa.json")),
    ("vnpay-cc", include_str!("vnpay-cc.json")),
    ("metapay", include_str!("metapay.json")),
    ("cobo", include_str!("cobo.json")),
    ("bybit-pay", include_str!("bybit-pay.json")),
    ("payermax", include_str!("payermax.json")),
    ("cheezeepay", include_str!("cheezeepay.json")),
    ("newpay", include_str!("newpay.json")),
    ("dlainex", include_str!("dlainex.json")),
    ("wechatpay-v2", include_str!("wechatpay-v2.json")),
    ("wechatpay-v2-hmac", include_str!("wechatpay-v2-hmac.json")),
    ("jeepay", include_str!("jeepay.json")),
    ("zzkpay", include_str!("zzkpay.json")),
    ("klicklpay", include_str!("klicklpay.json")),
    ("defupay", include_str!("defupay.json")),
    ("tokenpay", include_str!("tokenpay.json")),
    ("simplypay", include_str!("simplypay.json")),
];

/// Longer than any id, or name of a format, and shorter than any key.
pub(crate) const LONGEST_ID: usize = 24;

/// The scheme of the gateway with this id, or `GATEWAY_UNKNOWN`.
pub fn built_in(id: &str) -> Result<Scheme, Error> {
    match FILES.iter().find(|(known, _)| *known == id) {
        Some((_, text)) => Scheme::from_json(text),
        None => Err(unknown(id)),
    }
}

/// Every built-in scheme.
pub fn all() -> Result<Vec<Scheme>, Error> {
    FILES
        .iter()
        .map(|(_, text)| Scheme::from_json(text))
        .collect()
}

fn unknown(id: &str) -> Error {
    let ids = FILES.iter().map(|(known, _)| *known);
    // A long text in the place of an id may be a key that was meant for another argument.
    let length = id.chars().count();
    let is_long = length > LONGEST_ID;
    let error = if is_long {
        let message = format!("No gateway is called by these {length} characters.");
        Error::new(Code::GatewayUnknown, message)
    } else {
        let message = format!("No gateway is called {}.", serde_json::Value::from(id));
        Error::new(Code::GatewayUnknown, message).found(id)
    }
    .expected(ids.clone().collect::<Vec<_>>().join(", "));
    let id = if is_long { "" } else { id };
    let plain = |text: &str| {
        text.to_ascii_lowercase()
            .replace(|c: char| !c.is_ascii_alphanumeric(), "")
    };
    let meant = ids.clone().find(|known| {
        let (known, asked) = (plain(known), plain(id));
        asked.len() > 2 && (known.starts_with(&asked) || asked.starts_with(&known))
    });
    match meant {
        Some(meant) => error.hint(format!("Did you mean `{meant}`?")),
        None => error.hint(format!("Known are {}.", ids.collect::<Vec<_>>().join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_scheme_under_its_own_id() {
        for (id, _) in FILES {
            let scheme = built_in(id).unwrap_or_else(|error| panic!("{id}: {error}"));
            assert_eq!(scheme.id, *id);
            for operation in scheme.operations.values() {
                assert!(!scheme.text(operation).is_empty(), "{id}");
                scheme.signature(operation).unwrap();
            }
        }
        assert_eq!(all().unwrap().len(), FILES.len());
    }
}
