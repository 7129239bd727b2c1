//! Trusted proxies and the address behind them.

use std::net::IpAddr;
use std::str::FromStr;

/// A range of addresses, written `10.0.0.0/8` or as one address.
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

/// The client's address: the peer's unless the peer is trusted, then the last hop that is not.
pub(super) fn client(peer: IpAddr, forwarded: Option<&str>, trusted: &[Network]) -> IpAddr {
    let trusts = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut client = peer;
    let Some(forwarded) = forwarded.filter(|_| trusts(peer)) else {
        return peer;
    };
    for hop in forwarded.rsplit(',') {
        let Ok(address) = hop.trim().parse() else {
            break;
        };
        client = address;
        if !trusts(address) {
            break;
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_by(peer: &str, forwarded: Option<&str>) -> String {
        let trusted = ["127.0.0.0/8", "10.0.0.0/8", "::1"].map(|text| text.parse().unwrap());
        client(peer.parse().unwrap(), forwarded, &trusted).to_string()
    }

    #[test]
    fn only_trusted_peers_are_believed() {
        assert_eq!(asked_by("192.0.2.1", Some("198.51.100.7")), "192.0.2.1");
        assert_eq!(asked_by("127.0.0.1", Some("198.51.100.7")), "198.51.100.7");
        assert_eq!(asked_by("::1", None), "::1");
    }

    #[test]
    fn the_last_untrusted_hop_counts_and_forged_ones_do_not() {
        let hops = "203.0.113.9, 198.51.100.7, 10.1.2.3";
        assert_eq!(asked_by("127.0.0.1", Some(hops)), "198.51.100.7");
        assert_eq!(
            asked_by("127.0.0.1", Some("nonsense, 10.0.0.1")),
            "10.0.0.1"
        );
    }

    #[test]
    fn ranges_are_checked() {
        assert!("10.0.0.0/33".parse::<Network>().is_err());
        assert!(
            "0.0.0.0/0"
                .parse::<Network>()
                .unwrap()
                .contains("8.8.8.8".parse().unwrap())
        );
        assert!(
            "::ffff:127.0.0.1"
                .parse::<Network>()
                .unwrap()
                .contains("127.0.0.1".parse().unwrap())
        );
    }
}
