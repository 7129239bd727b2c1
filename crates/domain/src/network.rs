//! Ranges of network addresses.

use std::net::IpAddr;
use std::str::FromStr;

/// A range of addresses, written `10.0.0.0/8` or as one address. IPv4 and its IPv6-mapped notation are
/// the same addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    base: u128,
    mask: u128,
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not an address or a range such as 10.0.0.0/8");
        let (address, length) = match text.trim().split_once('/') {
            Some((address, length)) => (address, Some(length.parse::<u32>().map_err(|_| wrong())?)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let bits = if address.is_ipv4() { 32 } else { 128 };
        let length = length.unwrap_or(bits);
        if length > bits {
            return Err(wrong());
        }
        let mask = u128::MAX.checked_shl(bits - length).unwrap_or(0);
        Ok(Self {
            base: number(address) & mask,
            mask,
        })
    }
}

impl Network {
    /// Whether an address is in the range.
    #[must_use]
    pub fn contains(self, address: IpAddr) -> bool {
        number(address) & self.mask == self.base
    }
}

/// IPv4 addresses live where IPv6 maps them (`::ffff:0:0/96`), so that both notations are the same.
fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => u128::from(v4.to_ipv6_mapped()),
        IpAddr::V6(v6) => u128::from(v6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(range: &str, address: &str) -> bool {
        let range: Network = range.parse().unwrap();
        range.contains(address.parse().unwrap())
    }

    #[test]
    fn single_addresses_and_ranges_of_both_families() {
        assert!(holds("192.168.1.10", "192.168.1.10"));
        assert!(!holds("192.168.1.10", "192.168.1.11"));
        assert!(holds("10.0.0.0/24", "10.0.0.255"));
        assert!(!holds("10.0.0.0/24", "10.0.1.0"));
        assert!(holds("10.0.0.77/24", "10.0.0.1"), "host bits do not count");
        assert!(holds("2001:db8::/32", "2001:db8:1::1"));
        assert!(!holds("2001:db8::/32", "2001:db9::1"));
        assert!(holds("0.0.0.0/0", "8.8.8.8"));
        assert!(!holds("0.0.0.0/0", "2001:db8::1"));
    }

    #[test]
    fn mapped_addresses_are_the_plain_ones() {
        assert!(holds("192.168.1.10", "::ffff:192.168.1.10"));
        assert!(holds("::ffff:192.168.1.10", "192.168.1.10"));
        assert!(holds("10.0.0.0/24", "::ffff:10.0.0.9"));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "10.0.0.0/33",
            "::/129",
            "10.0.0.0/-1",
            "example.org",
            "10.0.0",
        ] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
    }
}
