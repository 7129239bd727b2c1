//! Field decoders that accept what agents of all ages write: text for a number, a number for text,
//! `0` and `1` for a boolean, `null` for anything.
//!
//! A text that holds no number reads as nothing: a host must not stop reporting because an old
//! script printed `unknown`. A list or an object where a single value belongs stays an error.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

/// A single JSON value.
enum Scalar {
    Null,
    Bool(bool),
    Whole(i64),
    Float(f64),
    Text(String),
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a single value")
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
        Ok(Scalar::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
        Ok(Scalar::Whole(i64::try_from(value).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(value.to_owned()))
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ScalarVisitor)
    }
}

/// `null` and absent are the default.
pub(crate) fn nullable<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

/// Text, also written as a number; `null` is empty.
pub(crate) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(maybe_text(from)?.unwrap_or_default())
}

/// Text, also written as a number.
pub(crate) fn maybe_text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    match Scalar::deserialize(from)? {
        Scalar::Null => Ok(None),
        Scalar::Text(text) => Ok(Some(text)),
        Scalar::Whole(number) => Ok(Some(number.to_string())),
        Scalar::Float(number) => Ok(Some(number.to_string())),
        Scalar::Bool(value) => Err(Error::invalid_type(Unexpected::Bool(value), &"a text")),
    }
}

/// An address or range; the text that an unset one prints itself as is none.
pub(crate) fn maybe_address<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<String>, D::Error> {
    let text = maybe_text(from)?;
    Ok(text.filter(|text| !text.is_empty() && !text.starts_with("invalid ")))
}

/// A number, also as text such as `7.5s` or, in GiB, `16 GB`; nothing is 0.
pub(crate) fn number<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    Ok(maybe_number(from)?.unwrap_or_default())
}

/// As [`number`], with nothing as `None`.
pub(crate) fn maybe_number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    match Scalar::deserialize(from)? {
        Scalar::Null => Ok(None),
        #[expect(
            clippy::cast_precision_loss,
            reason = "figures are far below 2^53, and a wrong last digit of a larger one harms nobody"
        )]
        Scalar::Whole(number) => Ok(Some(number as f64)),
        Scalar::Float(number) => Ok(Some(number)),
        Scalar::Text(text) => Ok(parse_number(&text)),
        Scalar::Bool(value) => Err(Error::invalid_type(Unexpected::Bool(value), &"a number")),
    }
}

/// A whole number, also as text or with a fraction, which is cut; nothing is 0.
pub(crate) fn whole<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    Ok(maybe_whole(from)?.unwrap_or_default())
}

/// As [`whole`], with nothing as `None`.
pub(crate) fn maybe_whole<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    match Scalar::deserialize(from)? {
        Scalar::Null => Ok(None),
        Scalar::Whole(number) => Ok(Some(number)),
        Scalar::Float(number) => Ok(Some(cut(number))),
        Scalar::Text(text) => Ok(parse_number(&text).map(cut)),
        Scalar::Bool(value) => Err(Error::invalid_type(Unexpected::Bool(value), &"a number")),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the fraction is not wanted, and the cast stops at the largest number"
)]
const fn cut(number: f64) -> i64 {
    number as i64
}

/// A boolean, also as `0`, `1`, or text; nothing is `false`.
pub(crate) fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(maybe_flag(from)?.unwrap_or_default())
}

/// As [`flag`], with nothing as `None`.
pub(crate) fn maybe_flag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    match Scalar::deserialize(from)? {
        Scalar::Null => Ok(None),
        Scalar::Bool(value) => Ok(Some(value)),
        Scalar::Whole(0) => Ok(Some(false)),
        Scalar::Whole(1) => Ok(Some(true)),
        Scalar::Whole(other) => Err(Error::invalid_value(
            Unexpected::Signed(other),
            &"a boolean",
        )),
        Scalar::Float(other) => Err(Error::invalid_value(Unexpected::Float(other), &"a boolean")),
        Scalar::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
            "" => Ok(None),
            "true" | "yes" | "1" => Ok(Some(true)),
            "false" | "no" | "0" => Ok(Some(false)),
            _ => Err(Error::invalid_value(Unexpected::Str(&text), &"a boolean")),
        },
    }
}

/// Load of 1, 5 and 15 minutes: a list, or an object with the keys `1min`, `5min` and `15min`.
pub(crate) fn load_average<'de, D>(from: D) -> Result<Option<Vec<f64>>, D::Error>
where
    D: Deserializer<'de>,
{
    from.deserialize_any(LoadVisitor)
}

/// A number inside a list.
#[derive(serde::Deserialize)]
#[serde(transparent)]
struct Number(#[serde(deserialize_with = "number")] f64);

struct LoadVisitor;

impl<'de> Visitor<'de> for LoadVisitor {
    type Value = Option<Vec<f64>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of numbers")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut load = Vec::new();
        while let Some(Number(value)) = list.next_element()? {
            load.push(value);
        }
        Ok(Some(load))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut load = vec![0.0; 3];
        while let Some((key, Number(value))) = map.next_entry::<String, _>()? {
            match key.as_str() {
                "1min" => load[0] = value,
                "5min" => load[1] = value,
                "15min" => load[2] = value,
                _ => {}
            }
        }
        Ok(Some(load))
    }
}

/// The number at the start of a text. A unit of size behind it is turned into GiB; sizes on the wire
/// are GiB where they have no unit.
fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text
        .find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+'))
        .unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let value: f64 = digits
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite())?;
    Some(match unit.trim_start().to_ascii_uppercase().as_str() {
        "B" | "BYTES" => value / 1024.0 / 1024.0 / 1024.0,
        "K" | "KB" | "KI" | "KIB" => value / 1024.0 / 1024.0,
        "M" | "MB" | "MI" | "MIB" => value / 1024.0,
        "T" | "TB" | "TI" | "TIB" => value * 1024.0,
        _ => value,
    })
}
