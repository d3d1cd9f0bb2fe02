//! JSON Web Keys (RFC 7517; RSA and P-256 in RFC 7518, secp256k1 in RFC 8812).

use alloc::{borrow::Cow, format, vec::Vec};
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
use crate::{message::for_each_member, order::twin, rsa};

/// The members of a key. They stay slices of the caller's text: unescaping would leave copies of secrets behind.
struct Jwk<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Jwk<'a> {
    fn read(json: &'a str) -> Result<Self, Problem> {
        let mut members = Vec::new();
        let read = for_each_member(json, |name, value| members.push((name, value)));
        if read.is_err() || twin(members.iter().map(|(name, _)| &**name)).is_some() {
            return Err(Problem::looks_like("JSON that is no JWK"));
        }
        Ok(Self(members))
    }

    fn get(&self, name: &str) -> Option<&'a RawValue> {
        let (_, value) = self.0.iter().find(|(known, _)| known == name)?;
        (value.get() != "null").then_some(*value)
    }

    /// The content of a string without escapes.
    fn text(&self, name: &str) -> Option<&'a str> {
        let content = self.get(name)?.get().strip_prefix('"')?.strip_suffix('"')?;
        (!content.contains('\\')).then_some(content)
    }

    fn public(&self, name: &str) -> Result<Vec<u8>, Problem> {
        decode_public(self.member(name)?).ok_or_else(|| not_base64url(name))
    }

    fn secret(&self, name: &str) -> Result<Zeroizing<Vec<u8>>, Problem> {
        decode_secret(Encoding::Base64, self.member(name)?).ok_or_else(|| not_base64url(name))
    }

    fn member(&self, name: &str) -> Result<&'a str, Problem> {
        if self.get(name).is_none() {
            return Err(Problem::unreadable(format!(
                "is a JWK without its member `{name}`"
            )));
        }
        self.text(name).ok_or_else(|| not_base64url(name))
    }
}

/// Reads the JSON text of one key.
pub(super) fn key(json: &str) -> Result<Key, Problem> {
    let jwk = Jwk::read(json)?;
    match jwk.text("kty") {
        Some("RSA") => rsa_key(&jwk),
        Some("EC") => elliptic_key(&jwk),
        Some("OKP") => Err(Problem::foreign(
            "a key on the curve Ed25519, X25519, Ed448 or X448",
        )),
        Some("oct") => Err(Problem::foreign("a symmetric key")),
        _ if jwk.get("keys").is_some() => Err(Problem::looks_like("a set of JWKs")
            .hint("Hand over the one key in `keys` that is meant.")),
        _ => Err(Problem::looks_like("JSON that is no JWK")),
    }
}

/// The PKCS#1 of an RSA private key. It takes the members that reading leaves alone, so they must be there.
pub(super) fn pkcs1(json: &str) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let jwk = Jwk::read(json)?;
    let (n, e) = (jwk.public("n")?, jwk.public("e")?);
    let (d, p, q) = (jwk.secret("d")?, jwk.secret("p")?, jwk.secret("q")?);
    let (dp, dq, qi) = (jwk.secret("dp")?, jwk.secret("dq")?, jwk.secret("qi")?);
    write::pkcs1([&n, &e, &d, &p, &q, &dp, &dq, &qi])
        .map_err(|_| Problem::unreadable("is a JWK that cannot be written as PKCS#1"))
}

fn rsa_key(jwk: &Jwk<'_>) -> Result<Key, Problem> {
    let (n, e) = (jwk.public("n")?, jwk.public("e")?);
    if jwk.get("d").is_none() {
        return rsa::PublicKey::new(&n, &e)
            .map(|key| Key::Public(PublicKey::Rsa(key)))
            .map_err(Problem::rsa);
    }
    if jwk.get("oth").is_some() {
        return Err(Problem::unreadable(
            "is an RSA key of more than two primes, which is not supported",
        ));
    }
    let (d, p, q) = (jwk.secret("d")?, jwk.secret("p")?, jwk.secret("q")?);
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
    let curve = match jwk.text("crv") {
        Some("secp256k1") => Algorithm::Secp256k1,
        Some("P-256") => Algorithm::P256,
        Some("P-384") => return Err(Problem::foreign("a key on the curve P-384")),
        Some("P-521") => return Err(Problem::foreign("a key on the curve P-521")),
        _ => return Err(Problem::foreign("a key on an unknown curve")),
    };
    let (x, y) = (jwk.public("x")?, jwk.public("y")?);
    if x.len() != elliptic::SIZE || y.len() != elliptic::SIZE {
        return Err(Problem::unreadable(
            "is a JWK whose x or y is not 32 bytes long",
        ));
    }
    let point = [&[4], &*x, &*y].concat();
    if jwk.get("d").is_none() {
        return elliptic::public_key(curve, &point).map(Key::Public);
    }
    elliptic::private_key(curve, &jwk.secret("d")?, Some(&point)).map(Key::Private)
}

fn not_base64url(name: &str) -> Problem {
    Problem::unreadable(format!(
        "is a JWK whose member `{name}` is not base64url text"
    ))
}
