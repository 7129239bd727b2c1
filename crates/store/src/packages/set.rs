//! The blob of a host's state ids: a format byte, then sorted ids as delta varints (LEB128).

use crate::Error;

/// Sorted ids, one to a few bytes each.
const DELTA_VARINTS: u8 = 1;

/// Packs ids, which must be sorted, without duplicates and not negative.
pub(crate) fn encode(ids: &[i64]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(1 + ids.len() * 2);
    bytes.push(DELTA_VARINTS);
    let mut previous = 0;
    for id in ids {
        let mut delta = id.abs_diff(previous);
        previous = *id;
        while delta >= 0x80 {
            bytes.push((delta & 0x7f) as u8 | 0x80);
            delta >>= 7;
        }
        bytes.push(delta as u8);
    }
    bytes
}

/// Unpacks ids.
///
/// # Errors
/// [`Error::Refused`] for a format this program does not know or a blob that ends early.
pub(crate) fn decode(bytes: &[u8]) -> Result<Vec<i64>, Error> {
    let Some((&DELTA_VARINTS, rest)) = bytes.split_first() else {
        return Err(Error::Refused(
            "a host's package set has an unknown format".into(),
        ));
    };
    let mut ids = Vec::with_capacity(rest.len());
    let (mut id, mut delta, mut shift) = (0_u64, 0_u64, 0_u32);
    for byte in rest {
        delta |= u64::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte & 0x80 == 0 {
            id = id.wrapping_add(delta);
            ids.push(id as i64);
            (delta, shift) = (0, 0);
        }
    }
    if shift == 0 {
        Ok(ids)
    } else {
        Err(Error::Refused("a host's package set is cut short".into()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn decoding_gives_what_was_encoded(ids in btree_set(0_i64..i64::MAX, 0..200)) {
            let ids: Vec<i64> = ids.into_iter().collect();
            prop_assert_eq!(decode(&encode(&ids)).unwrap(), ids);
        }
    }

    #[test]
    fn eight_hundred_neighbours_take_about_a_byte_each() {
        let ids: Vec<i64> = (1..=800).map(|n| n * 3).collect();
        assert_eq!(encode(&ids).len(), 801);
    }

    #[test]
    fn damage_is_noticed() {
        assert!(decode(&[]).is_err());
        assert!(decode(&[9, 1]).is_err());
        assert!(decode(&[1, 0x80]).is_err());
    }
}
