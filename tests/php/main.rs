//! A second opinion from PHP, in which the gateways' own samples are written: what is signed here
//! is opened or verified there, and the other way about.

#[path = "../support/mod.rs"]
mod support;

mod alikassa;
mod cashy;
mod value_concatenation;
