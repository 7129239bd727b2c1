//! Interfaces, gateway and resolvers.

use nix::ifaddrs::{InterfaceAddress, getifaddrs};
use nix::net::if_::InterfaceFlags;
use wire::{Address, Interface};

use super::CollectError;
use crate::files::Root;

mod routes;
pub(super) use routes::Gateways;

/// How the host is connected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Network {
    /// First IPv4 address of the first interface that is up; empty without one.
    pub ip: String,
    /// IPv4 gateway of the default route, else that of IPv6; empty without one.
    pub gateway: String,
    /// Resolver addresses.
    pub dns: Vec<String>,
    /// Interfaces without loopback, and without those that are down and have no address.
    pub interfaces: Vec<Interface>,
}

/// Asks the kernel for addresses, and reads `/proc/net`, `/sys/class/net` and `/etc/resolv.conf`.
pub(super) fn collect(root: &Root) -> Result<Network, CollectError> {
    let gateways = Gateways::read(root);
    let entries: Vec<InterfaceAddress> = getifaddrs()
        .map_err(|e| CollectError::new(format!("the kernel does not list its interfaces: {e}")))?
        .collect();
    let mut names: Vec<&str> = Vec::new();
    for entry in &entries {
        if !names.contains(&entry.interface_name.as_str()) {
            names.push(&entry.interface_name);
        }
    }
    let interfaces: Vec<Interface> = names
        .into_iter()
        .filter_map(|name| interface(root, &gateways, name, &entries))
        .collect();
    Ok(Network {
        ip: first_ipv4(&interfaces),
        gateway: gateways.default(),
        dns: resolvers(&root.read("/etc/resolv.conf").unwrap_or_default()),
        interfaces,
    })
}

fn interface(
    root: &Root,
    gateways: &Gateways,
    name: &str,
    entries: &[InterfaceAddress],
) -> Option<Interface> {
    let own: Vec<_> = entries
        .iter()
        .filter(|e| e.interface_name == name)
        .collect();
    let flags = own.first()?.flags;
    let up = flags.contains(InterfaceFlags::IFF_UP);
    let addresses: Vec<Address> = own.iter().filter_map(|e| address(gateways, e)).collect();
    if flags.contains(InterfaceFlags::IFF_LOOPBACK) || (!up && addresses.is_empty()) {
        return None;
    }
    let fact = |file: &str| root.line(format!("/sys/class/net/{name}/{file}"));
    Some(Interface {
        name: name.to_owned(),
        kind: kind(name).to_owned(),
        mac_address: fact("address").filter(|mac| mac.contains(':')),
        mtu: fact("mtu").and_then(|mtu| mtu.parse().ok()),
        status: Some(if up { "up" } else { "down" }.to_owned()),
        // Interfaces without a speed of their own refuse to be read.
        link_speed: Some(
            fact("speed")
                .and_then(|speed| speed.parse().ok())
                .unwrap_or(-1),
        ),
        duplex: fact("duplex").filter(|duplex| matches!(duplex.as_str(), "full" | "half")),
        addresses: (!addresses.is_empty()).then_some(addresses),
    })
}

fn address(gateways: &Gateways, entry: &InterfaceAddress) -> Option<Address> {
    let value = entry.address?;
    let mask = entry.netmask;
    if let Some(v4) = value.as_sockaddr_in() {
        let bits = mask.and_then(|m| Some(u32::from(m.as_sockaddr_in()?.ip()).count_ones()));
        return Some(Address {
            address: v4.ip().to_string(),
            family: "inet".to_owned(),
            netmask: bits.map(|bits| format!("/{bits}")),
            gateway: gateways.v4(&entry.interface_name),
        });
    }
    let v6 = value.as_sockaddr_in6()?.ip();
    let bits = mask.and_then(|m| Some(u128::from(m.as_sockaddr_in6()?.ip()).count_ones()));
    let link_local = v6.is_unicast_link_local();
    Some(Address {
        address: v6.to_string(),
        family: "inet6".to_owned(),
        netmask: bits.map(|bits| format!("/{bits}")),
        gateway: gateways.v6(&entry.interface_name).filter(|_| !link_local),
    })
}

fn kind(name: &str) -> &'static str {
    if name.starts_with("wl") || name.starts_with("wifi") {
        "wifi"
    } else if name.starts_with("docker") || name.starts_with("br-") {
        "bridge"
    } else {
        "ethernet"
    }
}

fn first_ipv4(interfaces: &[Interface]) -> String {
    let up = interfaces
        .iter()
        .filter(|i| i.status.as_deref() == Some("up"));
    let mut addresses = up.flat_map(|i| i.addresses.iter().flatten());
    let first = addresses.find(|address| address.family == "inet");
    first
        .map(|address| address.address.clone())
        .unwrap_or_default()
}

pub(super) fn resolvers(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("nameserver"));
    lines
        .filter_map(|rest| rest.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        assert_eq!(
            (kind("eth0"), kind("wlp3s0"), kind("br-12"), kind("docker0")),
            ("ethernet", "wifi", "bridge", "bridge")
        );
    }

    #[test]
    fn resolv_conf() {
        let text = "# nameserver 9.9.9.9\nnameserver 192.0.2.1\nnameserver\t2001:db8::1 # second\nsearch x\n";
        assert_eq!(resolvers(text), ["192.0.2.1", "2001:db8::1"]);
    }

    #[test]
    fn this_machine_is_listed_without_loopback() {
        let network = collect(&Root::default()).unwrap();
        assert!(network.interfaces.iter().all(|i| i.name != "lo"));
    }
}
