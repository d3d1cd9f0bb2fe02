//! What DER is, told by the tags of its outermost sequence, so that a wrong label or none does no harm.

use alloc::{format, vec::Vec};
use der::{Decode as _, Header, Reader as _, SliceReader, Tag, asn1::AnyRef};

use super::{certificate, container::Structure, problem::Problem};

/// What the outermost sequence says that DER is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// A key that can be read.
    Key(Structure),
    /// PKCS#8 EncryptedPrivateKeyInfo.
    Encrypted,
}

/// Finds out what DER is, without reading its numbers.
pub(super) fn shape(der: &[u8]) -> Result<Shape, Problem> {
    use Tag::{BitString, Integer, ObjectIdentifier, OctetString, Sequence};
    let whole = outer_sequence(der)?;
    let mut tags = Vec::with_capacity(10);
    let malformed = |_: der::Error| Problem::looks_like("damaged DER");
    let mut reader = SliceReader::new(whole).map_err(malformed)?;
    while !reader.is_finished() && tags.len() < 10 {
        tags.push(
            AnyRef::decode(&mut reader)
                .map_err(malformed)?
                .header()
                .tag(),
        );
    }
    Ok(Shape::Key(match *tags.as_slice() {
        [Integer, Sequence, OctetString, ..] => Structure::Pkcs8,
        [Integer, OctetString, ..] => Structure::Sec1,
        [Integer, Integer] => Structure::Pkcs1Public,
        [
            Integer,
            Integer,
            Integer,
            Integer,
            Integer,
            Integer,
            Integer,
            Integer,
            Integer,
            ..,
        ] => Structure::Pkcs1Private,
        [Sequence, BitString] => Structure::Spki,
        [Sequence, Sequence, BitString] if certificate::is_request(whole) => {
            return Err(Problem::looks_like("a certificate request (PKCS#10)")
                .hint("The certificate that was issued for it holds the public key."));
        }
        [Sequence, Sequence, BitString] => Structure::Certificate,
        [Sequence, OctetString] => return Ok(Shape::Encrypted),
        [Integer, Sequence] | [Integer, Sequence, Sequence] => {
            return Err(Problem::looks_like("a PKCS#12 file").hint(
                "Extract the key with `openssl pkcs12 -in FILE -nodes`, and hand over what it prints.",
            ));
        }
        [ObjectIdentifier, Tag::ContextSpecific { .. }] => {
            return Err(Problem::looks_like("a PKCS#7 file")
                .hint("Extract the certificate with `openssl pkcs7 -print_certs -in FILE`."));
        }
        [Integer, Integer, Integer, Integer, Integer, Integer] => {
            return Err(Problem::foreign("a DSA key"));
        }
        _ => return Err(Problem::looks_like("DER of something that is no key")),
    }))
}

/// The content of the one sequence that DER must be.
fn outer_sequence(der: &[u8]) -> Result<&[u8], Problem> {
    let no_der = || Problem::looks_like("bytes that are no DER");
    let mut reader = SliceReader::new(der).map_err(|_| no_der())?;
    let header = Header::decode(&mut reader).map_err(|_| no_der())?;
    if header.tag() != Tag::Sequence {
        return Err(no_der());
    }
    let expected = usize::try_from(header.length()).map_err(|_| no_der())?;
    let found = usize::try_from(reader.remaining_len()).map_err(|_| no_der())?;
    if found < expected {
        return Err(Problem::looks_like(format!(
            "DER that was cut off: {found} of {expected} bytes are there"
        )));
    }
    if found > expected {
        return Err(Problem::looks_like(format!(
            "DER with {} bytes too many at its end",
            found - expected
        )));
    }
    reader.read_slice(header.length()).map_err(|_| no_der())
}
