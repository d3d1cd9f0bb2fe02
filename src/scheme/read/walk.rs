//! A serde deserializer over a JSON tree that knows the path of every value.

use super::mistake::Mistake;
use crate::{order::twin, scheme::tree::Tree};
use alloc::{borrow::ToOwned, format, string::String};
use serde::{
    Deserializer,
    de::{
        DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
        Visitor, value::StrDeserializer,
    },
    forward_to_deserialize_any,
};

/// A value and its path, such as `operations.callback.text[0]`; the root's is empty.
pub struct Walk<'t> {
    tree: &'t Tree,
    path: String,
}

impl<'t> Walk<'t> {
    pub fn root(tree: &'t Tree) -> Self {
        let path = String::new();
        Self { tree, path }
    }

    fn property(&self, name: &str, tree: &'t Tree) -> Self {
        let path = match self.path.as_str() {
            "" => name.to_owned(),
            path => format!("{path}.{name}"),
        };
        Self { tree, path }
    }

    fn wrong(&self, wanted: impl Into<String>) -> Mistake {
        Mistake::wrong_type(self.tree.noun(), wanted).at(&self.path)
    }

    fn text(&self, wanted: &str) -> Result<&'t str, Mistake> {
        match self.tree {
            Tree::Text(text) => Ok(text),
            _ => Err(self.wrong(wanted)),
        }
    }

    /// A whole number within bounds.
    fn whole(&self, from: i64, to: i64) -> Result<i64, Mistake> {
        match self.tree {
            Tree::Whole(number) if (from..=to).contains(number) => Ok(*number),
            _ if to == i64::MAX => Err(self.wrong(format!("a whole number of at least {from}"))),
            _ => Err(self.wrong(format!("a whole number from {from} to {to}"))),
        }
    }

    /// The properties, each once.
    fn properties(&self) -> Result<&'t [(String, Tree)], Mistake> {
        let Tree::Object(properties) = self.tree else {
            return Err(self.wrong("an object"));
        };
        match twin(properties.iter().map(|(name, _)| name.as_str())) {
            Some(name) => Err(Mistake::twice(name).at(&self.path)),
            None => Ok(properties),
        }
    }

    fn visit_properties<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        let mut rest = self.properties()?.iter();
        let access = Properties {
            owner: &self,
            rest: &mut rest,
            value: None,
        };
        visitor.visit_map(access).map_err(|m| m.at(&self.path))
    }
}

/// Deserialize methods for whole numbers, each with its bounds.
macro_rules! whole_numbers {
    ($($method:ident => $visit:ident, $type:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
            let most = i64::try_from(<$type>::MAX).unwrap_or(i64::MAX);
            let least = i64::try_from(<$type>::MIN).unwrap_or(i64::MIN);
            let number = self.whole(least, most)?;
            let number = <$type>::try_from(number).map_err(|_| self.wrong("a whole number"))?;
            visitor.$visit(number)
        }
    )*};
}

impl<'de> Deserializer<'de> for Walk<'_> {
    type Error = Mistake;

    whole_numbers! {
        deserialize_u8 => visit_u8, u8;
        deserialize_u16 => visit_u16, u16;
        deserialize_u32 => visit_u32, u32;
        deserialize_u64 => visit_u64, u64;
        deserialize_i8 => visit_i8, i8;
        deserialize_i16 => visit_i16, i16;
        deserialize_i32 => visit_i32, i32;
        deserialize_i64 => visit_i64, i64;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(*value),
            Tree::Whole(number) => visitor.visit_i64(*number),
            Tree::Number(number) => visitor.visit_f64(*number),
            Tree::Text(text) => visitor.visit_str(text),
            Tree::List(_) => self.deserialize_seq(visitor),
            Tree::Object(_) => self.visit_properties(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.tree {
            Tree::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.wrong("true or false")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_str(self.text("a text")?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        let Tree::List(items) = self.tree else {
            return Err(self.wrong("a list"));
        };
        let items = items.iter().enumerate();
        visitor.visit_seq(Items {
            owner: &self.path,
            items,
        })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        self.visit_properties(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        self.visit_properties(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        choices: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let wanted = || format!("one of {}", choices.join(", "));
        let (choice, content) = match self.tree {
            Tree::Text(choice) => (choice.as_str(), None),
            Tree::Object(_) => match self.properties()? {
                [(choice, content)] => (choice.as_str(), Some(content)),
                properties => {
                    let found = format!("an object with {} properties", properties.len());
                    return Err(Mistake::wrong_type(found, wanted()).at(&self.path));
                }
            },
            _ => return Err(self.wrong(wanted())),
        };
        let variant = Variant {
            choice,
            content: content.map(|content| self.property(choice, content)),
        };
        visitor.visit_enum(variant).map_err(|m| m.at(&self.path))
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        self.deserialize_str(visitor)
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct ignored_any
    }
}

struct Items<'p, 't> {
    owner: &'p str,
    items: core::iter::Enumerate<core::slice::Iter<'t, Tree>>,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mistake> {
        let Some((position, tree)) = self.items.next() else {
            return Ok(None);
        };
        let path = format!("{}[{position}]", self.owner);
        seed.deserialize(Walk { tree, path }).map(Some)
    }
}

struct Properties<'w, 't> {
    owner: &'w Walk<'t>,
    rest: &'w mut core::slice::Iter<'t, (String, Tree)>,
    value: Option<(&'t str, &'t Tree)>,
}

impl<'de> MapAccess<'de> for Properties<'_, '_> {
    type Error = Mistake;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mistake> {
        let Some((name, tree)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some((name, tree));
        let key: StrDeserializer<'_, Mistake> = name.as_str().into_deserializer();
        let read = seed.deserialize(key);
        read.map(Some)
            .map_err(|mistake| mistake.in_name().at(&self.owner.path))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mistake> {
        let (name, tree) = self.value.take().unwrap_or(("", &Tree::Null));
        seed.deserialize(self.owner.property(name, tree))
    }
}

struct Variant<'t> {
    choice: &'t str,
    content: Option<Walk<'t>>,
}

impl<'de, 't> EnumAccess<'de> for Variant<'t> {
    type Error = Mistake;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Mistake> {
        let name: StrDeserializer<'_, Mistake> = self.choice.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'t> Variant<'t> {
    fn content(self) -> Result<Walk<'t>, Mistake> {
        self.content.ok_or_else(|| Mistake::no_content(self.choice))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Mistake;

    fn unit_variant(self) -> Result<(), Mistake> {
        match self.content {
            None => Ok(()),
            Some(_) => Err(Mistake::content(self.choice)),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Mistake> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mistake> {
        self.content()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        self.content()?.visit_properties(visitor)
    }
}
