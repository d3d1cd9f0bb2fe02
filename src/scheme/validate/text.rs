//! Whether a text, as a whole, binds the message and needs a secret to sign.

use super::{At, operation::Context};
use crate::{
    Error,
    scheme::{Part, Signature},
};

pub fn check(
    parts: &[Part],
    rule: &Signature,
    context: &Context<'_>,
    at: &At,
) -> Result<(), Error> {
    let holds = |such: &dyn Fn(&Part) -> bool| Part::any(parts, &|part| such(part));
    let binds =
        |part: &Part| part.is_body() || part.is_made_of_fields() || matches!(part, Part::Value(_));
    if !holds(&binds) {
        return Err(at.refuse(
            "binds nothing of the message: it holds neither body nor fields nor a value, so one \
             signature fits every message",
        ));
    }
    let secret = holds(&|part| *part == Part::Secret);
    match rule {
        Signature::Digest { .. } if !secret => {
            return Err(at.refuse(
                "holds no secret, and the signature is a plain digest, so anyone could make it",
            ));
        }
        Signature::RsaType1 { .. } if secret => {
            return Err(at.refuse(
                "holds the secret, and an rsaType1 signature shows its text to everyone who has \
                 the public key",
            ));
        }
        _ => {}
    }
    let timestamp = holds(&|part| *part == Part::Timestamp);
    if timestamp && context.operation.time.is_none() {
        return Err(at.refuse(
            "holds the part `timestamp`, and the operation has no `time` that says which header \
             carries it",
        ));
    }
    Ok(())
}
