//! How a payment stands, by the fields of a genuine message.

use crate::{
    message::{Field, Value, find},
    scheme::OutcomeRule,
};
use alloc::{string::String, vec::Vec};

/// How a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Paid, for good.
    Paid,
    /// Failed, for good.
    Failed,
    /// Paid once, and given back since: nothing to deliver for.
    Refunded,
    /// Not decided yet: another message will follow, or ask the gateway.
    Pending,
    /// The message does not say, or says something that the documents do not list. It is not a
    /// failure: ask the gateway, and never send the request again.
    Unknown,
}

impl Outcome {
    /// The name that programs see, such as `paid`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Failed => "failed",
            Self::Refunded => "refunded",
            Self::Pending => "pending",
            Self::Unknown => "unknown",
        }
    }
}

/// The outcome by the first field of `rules` that the message has. Several rules may name that
/// field; the one that lists its value counts. What the signature does not cover is as good as absent.
pub fn of(rules: &[OutcomeRule], fields: &[Field<'_>], unsigned: &[String]) -> Outcome {
    let value = |name: &str| {
        find(fields, name)
            .filter(|field| {
                field.value != Value::Null && !unsigned.iter().any(|unsigned| unsigned == name)
            })
            .map(|field| field.value.as_text())
    };
    let applies = |rule: &&OutcomeRule| {
        rule.when
            .iter()
            .all(|(name, values)| value(name).is_some_and(|v| values.iter().any(|w| w == v)))
    };
    let applying: Vec<&OutcomeRule> = rules.iter().filter(applies).collect();
    let Some((deciding, found)) = applying
        .iter()
        .find_map(|rule| Some((&rule.field, value(&rule.field)?)))
    else {
        return Outcome::Unknown;
    };
    let lists = |values: &[String]| values.iter().any(|listed| listed == found);
    applying
        .iter()
        .filter(|rule| rule.field == *deciding)
        .find_map(|rule| {
            [
                (&rule.paid, Outcome::Paid),
                (&rule.failed, Outcome::Failed),
                (&rule.refunded, Outcome::Refunded),
                (&rule.pending, Outcome::Pending),
            ]
            .into_iter()
            .find_map(|(values, outcome)| lists(values).then_some(outcome))
        })
        .unwrap_or(Outcome::Unknown)
}
