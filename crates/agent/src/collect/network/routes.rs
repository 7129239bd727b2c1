//! Default routes: `/proc/net/route` and `/proc/net/ipv6_route`.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::files::Root;

/// Gateways of the default routes, best first.
#[derive(Debug, Default)]
pub(in crate::collect) struct Gateways {
    v4: Vec<(String, String)>,
    v6: Vec<(String, String)>,
}

impl Gateways {
    /// Understands both tables.
    pub(in crate::collect) fn parse(v4: &str, v6: &str) -> Self {
        Self {
            v4: parse_v4(v4),
            v6: parse_v6(v6),
        }
    }

    pub(super) fn read(root: &Root) -> Self {
        Self {
            v4: parse_v4(&root.read("/proc/net/route").unwrap_or_default()),
            v6: parse_v6(&root.read("/proc/net/ipv6_route").unwrap_or_default()),
        }
    }

    pub(super) fn v4(&self, interface: &str) -> Option<String> {
        find(&self.v4, interface)
    }

    pub(super) fn v6(&self, interface: &str) -> Option<String> {
        find(&self.v6, interface)
    }

    pub(in crate::collect) fn default(&self) -> String {
        let first = self.v4.first().or(self.v6.first());
        first
            .map(|(_, gateway)| gateway.clone())
            .unwrap_or_default()
    }
}

fn find(routes: &[(String, String)], interface: &str) -> Option<String> {
    let route = routes.iter().find(|(name, _)| name == interface)?;
    Some(route.1.clone())
}

/// Columns: interface, destination, gateway, flags, -, -, metric, mask; numbers in the machine's
/// byte order.
fn parse_v4(text: &str) -> Vec<(String, String)> {
    let mut routes: Vec<(u32, String, String)> = text
        .lines()
        .filter_map(|line| {
            let columns: Vec<&str> = line.split_whitespace().collect();
            let [name, "00000000", gateway, _, _, _, metric, "00000000", ..] = columns[..] else {
                return None;
            };
            let gateway = u32::from_str_radix(gateway, 16).ok().filter(|g| *g != 0)?;
            let address = Ipv4Addr::from(gateway.to_ne_bytes());
            Some((metric.parse().ok()?, name.to_owned(), address.to_string()))
        })
        .collect();
    routes.sort_by_key(|route| route.0);
    routes
        .into_iter()
        .map(|(_, name, gateway)| (name, gateway))
        .collect()
}

/// Columns: destination, its length, source, its length, next hop, metric, -, -, -, interface.
fn parse_v6(text: &str) -> Vec<(String, String)> {
    let mut routes: Vec<(u32, String, String)> = text
        .lines()
        .filter_map(|line| {
            let columns: Vec<&str> = line.split_whitespace().collect();
            let [destination, "00", _, _, hop, metric, _, _, _, name] = columns[..] else {
                return None;
            };
            let everything = u128::from_str_radix(destination, 16) == Ok(0);
            let hop = u128::from_str_radix(hop, 16)
                .ok()
                .filter(|h| everything && *h != 0)?;
            let metric = u32::from_str_radix(metric, 16).ok()?;
            Some((metric, name.to_owned(), Ipv6Addr::from(hop).to_string()))
        })
        .collect();
    routes.sort_by_key(|route| route.0);
    routes
        .into_iter()
        .map(|(_, name, gateway)| (name, gateway))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_endian = "little")]
    fn v4_default_routes_by_metric() {
        let text = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\n\
                    wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\n\
                    eth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\n\
                    eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\n";
        let want = [("eth0", "192.0.2.1"), ("wlan0", "192.168.1.1")];
        assert_eq!(
            parse_v4(text),
            want.map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
    }

    #[test]
    fn v6_default_route() {
        let zero = "00000000000000000000000000000000";
        let text = format!(
            "fd000000000000000000000000000000 40 {zero} 00 {zero} 00000100 1 0 1 eth0\n\
             {zero} 00 {zero} 00 fd000000000000000000000000000001 00000400 2 0 3 eth0\n"
        );
        assert_eq!(parse_v6(&text), [("eth0".to_owned(), "fd00::1".to_owned())]);
    }
}
