//! The public key inside an X.509 certificate. Nothing else in it is looked at or checked.

use alloc::vec::Vec;
use der::{Decode as _, Reader as _, SliceReader, Tag, asn1::AnyRef};
use pkcs8::SubjectPublicKeyInfoRef;

/// Takes subjectPublicKeyInfo from a certificate (RFC 5280, 4.1):
///
/// ```text
/// Certificate    ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signature }
/// TBSCertificate ::= SEQUENCE { [0] version OPTIONAL, serialNumber, signature, issuer, validity, subject,
///                               subjectPublicKeyInfo, … }
/// ```
pub(super) fn public_key(der: &[u8]) -> der::Result<SubjectPublicKeyInfoRef<'_>> {
    let certificate = AnyRef::from_der(der)?;
    let mut outer = SliceReader::new(certificate.value())?;
    let to_be_signed = AnyRef::decode(&mut outer)?;
    to_be_signed.header().tag().assert_eq(Tag::Sequence)?;
    let mut fields = SliceReader::new(to_be_signed.value())?;
    let first = AnyRef::decode(&mut fields)?;
    let serial = match first.header().tag() {
        Tag::ContextSpecific { .. } => AnyRef::decode(&mut fields)?,
        _ => first,
    };
    serial.header().tag().assert_eq(Tag::Integer)?;
    // signature, issuer, validity, subject
    for _ in 0..4 {
        let skipped = AnyRef::decode(&mut fields)?;
        skipped.header().tag().assert_eq(Tag::Sequence)?;
    }
    SubjectPublicKeyInfoRef::decode(&mut fields)
}

/// Whether three fields are a certificate request (RFC 2986): its first is `SEQUENCE { version 0, subject, key, [0] … }`,
/// while a certificate's has five fields at least before any context tag that ends it.
pub(super) fn is_request(fields: &[u8]) -> bool {
    let tags = || {
        let mut reader = SliceReader::new(fields)?;
        let info = AnyRef::decode(&mut reader)?;
        let mut reader = SliceReader::new(info.value())?;
        let mut tags = Vec::with_capacity(4);
        while !reader.is_finished() && tags.len() < 4 {
            tags.push(AnyRef::decode(&mut reader)?.header().tag());
        }
        der::Result::Ok(tags)
    };
    match tags().as_deref() {
        Ok([Tag::Integer, Tag::Sequence, Tag::Sequence]) => true,
        Ok([Tag::Integer, Tag::Sequence, Tag::Sequence, last]) => last.is_context_specific(),
        _ => false,
    }
}
