//! Trusted proxies and the address behind them.

use std::net::IpAddr;

pub use domain::Network;

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
}
