//! JSON Web Keys (RFC 7517; RSA and P-256 in RFC 7518, secp256k1 in RFC 8812).

use serde::Deserialize;
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use super::{
    Algorithm, PrivateKey, PublicKey,
    decode::{Encoding, decode_public, decode_secret},
    elliptic,
    found::Key,
    problem::Problem,
    write,
};
use crate::rsa;

/// The members that make a key. They stay slices of the caller's text: unescaping would leave copies of secrets behind.
#[derive(Deserialize)]
struct Jwk<'a> {
    #[serde(borrow)]
    kty: Option<&'a RawValue>,
    #[serde(borrow)]
    crv: Option<&'a RawValue>,
    #[serde(borrow)]
    n: Option<&'a RawValue>,
    #[serde(borrow)]
    e: Option<&'a RawValue>,
    #[serde(borrow)]
    d: Option<&'a RawValue>,
    #[serde(borrow)]
    p: Option<&'a RawValue>,
    #[serde(borrow)]
    q: Option<&'a RawValue>,
    #[serde(borrow)]
    dp: Option<&'a RawValue>,
    #[serde(borrow)]
    dq: Option<&'a RawValue>,
    #[serde(borrow)]
    qi: Option<&'a RawValue>,
    #[serde(borrow)]
    oth: Option<&'a RawValue>,
    #[serde(borrow)]
    x: Option<&'a RawValue>,
    #[serde(borrow)]
    y: Option<&'a RawValue>,
    #[serde(borrow)]
    keys: Option<&'a RawValue>,
}

/// Reads the JSON text of one key.
pub(super) fn key(json: &str) -> Result<Key, Problem> {
    let jwk: Jwk<'_> =
        serde_json::from_str(json).map_err(|_| Problem::looks_like("JSON that is no JWK"))?;
    match jwk.kty.and_then(text) {
        Some("RSA") => rsa_key(&jwk),
        Some("EC") => elliptic_key(&jwk),
        Some("OKP") => Err(Problem::foreign(
            "a key on the curve Ed25519, X25519, Ed448 or X448",
        )),
        Some("oct") => Err(Problem::foreign("a symmetric key")),
        _ if jwk.keys.is_some() => Err(Problem::looks_like("a set of JWKs")
            .hint("Hand over the one key in `keys` that is meant.")),
        _ => Err(Problem::looks_like("JSON that is no JWK")),
    }
}

/// The PKCS#1 of an RSA private key. It takes the members that reading leaves alone, so they must be there.
pub(super) fn pkcs1(json: &str) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let jwk: Jwk<'_> =
        serde_json::from_str(json).map_err(|_| Problem::looks_like("JSON that is no JWK"))?;
    let (n, e) = (public("n", jwk.n)?, public("e", jwk.e)?);
    let (d, p, q) = (
        secret("d", jwk.d)?,
        secret("p", jwk.p)?,
        secret("q", jwk.q)?,
    );
    let (dp, dq, qi) = (
        secret("dp", jwk.dp)?,
        secret("dq", jwk.dq)?,
        secret("qi", jwk.qi)?,
    );
    write::pkcs1([&n, &e, &d, &p, &q, &dp, &dq, &qi])
        .map_err(|_| Problem::unreadable("is a JWK that cannot be written as PKCS#1"))
}

fn rsa_key(jwk: &Jwk<'_>) -> Result<Key, Problem> {
    let (n, e) = (public("n", jwk.n)?, public("e", jwk.e)?);
    if jwk.d.is_none() {
        return rsa::PublicKey::new(&n, &e)
            .map(|key| Key::Public(PublicKey::Rsa(key)))
            .map_err(Problem::rsa);
    }
    if jwk.oth.is_some() {
        return Err(Problem::unreadable(
            "is an RSA key of more than two primes, which is not supported",
        ));
    }
    let (d, p, q) = (
        secret("d", jwk.d)?,
        secret("p", jwk.p)?,
        secret("q", jwk.q)?,
    );
    rsa::PrivateKey::new(rsa::Numbers {
        n: &n,
        e: &e,
        d: &d,
        p: &p,
        q: &q,
    })
    .map(|key| Key::Private(PrivateKey::Rsa(key)))
    .map_err(Problem::rsa)
}

fn elliptic_key(jwk: &Jwk<'_>) -> Result<Key, Problem> {
    let curve = match jwk.crv.and_then(text) {
        Some("secp256k1") => Algorithm::Secp256k1,
        Some("P-256") => Algorithm::P256,
        Some("P-384") => return Err(Problem::foreign("a key on the curve P-384")),
        Some("P-521") => return Err(Problem::foreign("a key on the curve P-521")),
        _ => return Err(Problem::foreign("a key on an unknown curve")),
    };
    let (x, y) = (public("x", jwk.x)?, public("y", jwk.y)?);
    if x.len() != elliptic::SIZE || y.len() != elliptic::SIZE {
        return Err(Problem::unreadable(
            "is a JWK whose x or y is not 32 bytes long",
        ));
    }
    let point = [&[4], &*x, &*y].concat();
    if jwk.d.is_none() {
        return elliptic::public_key(curve, &point).map(Key::Public);
    }
    elliptic::private_key(curve, &secret("d", jwk.d)?, Some(&point)).map(Key::Private)
}

fn public(name: &'static str, value: Option<&RawValue>) -> Result<Vec<u8>, Problem> {
    decode_public(member(name, value)?).ok_or_else(|| not_base64url(name))
}

fn secret(name: &'static str, value: Option<&RawValue>) -> Result<Zeroizing<Vec<u8>>, Problem> {
    decode_secret(Encoding::Base64, member(name, value)?).ok_or_else(|| not_base64url(name))
}

fn member<'a>(name: &'static str, value: Option<&'a RawValue>) -> Result<&'a str, Problem> {
    let value = value
        .ok_or_else(|| Problem::unreadable(format!("is a JWK without its member `{name}`")))?;
    text(value).ok_or_else(|| not_base64url(name))
}

fn not_base64url(name: &'static str) -> Problem {
    Problem::unreadable(format!(
        "is a JWK whose member `{name}` is not base64url text"
    ))
}

/// The content of a JSON string without escapes.
fn text(value: &RawValue) -> Option<&str> {
    let content = value.get().strip_prefix('"')?.strip_suffix('"')?;
    (!content.contains('\\')).then_some(content)
}
