//! The list of packages, which alone can be large: it stops growing at the most any server takes.

use std::fmt;

use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use crate::Package;

/// No setting allows more packages in one report.
pub(super) const MAX_PACKAGES: usize = 64_000;

/// `null` or a list. Every member needs `name`, `currentVersion` and `needsUpdate`.
pub(crate) fn packages<'de, D>(from: D) -> Result<Option<Vec<Package>>, D::Error>
where
    D: Deserializer<'de>,
{
    from.deserialize_any(ListVisitor)
}

struct ListVisitor;

impl<'de> Visitor<'de> for ListVisitor {
    type Value = Option<Vec<Package>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of packages")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut packages = Vec::new();
        while let Some(package) = list.next_element()? {
            if packages.len() == MAX_PACKAGES {
                return Err(A::Error::custom("too many packages"));
            }
            packages.push(package);
        }
        Ok(Some(packages))
    }
}
