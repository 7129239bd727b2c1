//! Disks and interfaces as the agent writes them, and as the published API describes them.

use serde::Deserialize;

use super::lenient;
use crate::{Address, Disk, Interface};

/// A disk: `{name, size, mountpoint}`, or `{device, mountPoint, size, used, available}`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct DiskShape {
    #[serde(deserialize_with = "lenient::text")]
    name: String,
    #[serde(deserialize_with = "lenient::text")]
    device: String,
    #[serde(deserialize_with = "lenient::text")]
    size: String,
    #[serde(deserialize_with = "lenient::text")]
    mountpoint: String,
    #[serde(deserialize_with = "lenient::text")]
    mount_point: String,
    #[serde(deserialize_with = "lenient::text")]
    used: String,
    #[serde(deserialize_with = "lenient::text")]
    available: String,
}

impl From<DiskShape> for Disk {
    fn from(shape: DiskShape) -> Self {
        let used = [("used", &shape.used), ("free", &shape.available)];
        let parts: Vec<String> = used
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(word, value)| format!("{value} {word}"))
            .collect();
        Self {
            size: if parts.is_empty() {
                shape.size
            } else {
                format!("{} ({})", shape.size, parts.join(", "))
            },
            name: first(shape.name, shape.device),
            mountpoint: first(shape.mountpoint, shape.mount_point),
        }
    }
}

/// An interface: the agent's form, or `{name, ip, mac}`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct InterfaceShape {
    #[serde(deserialize_with = "lenient::text")]
    name: String,
    #[serde(rename = "type", deserialize_with = "lenient::text")]
    kind: String,
    mac_address: Option<String>,
    mac: Option<String>,
    ip: Option<String>,
    #[serde(deserialize_with = "lenient::maybe_whole")]
    mtu: Option<i64>,
    status: Option<String>,
    #[serde(deserialize_with = "lenient::maybe_whole")]
    link_speed: Option<i64>,
    duplex: Option<String>,
    addresses: Option<Vec<Address>>,
}

impl From<InterfaceShape> for Interface {
    fn from(shape: InterfaceShape) -> Self {
        let only = shape
            .ip
            .filter(|ip| !ip.is_empty())
            .map(|ip| vec![bare(ip)]);
        Self {
            name: shape.name,
            kind: shape.kind,
            mac_address: shape.mac_address.or(shape.mac),
            mtu: shape.mtu,
            status: shape.status,
            link_speed: shape.link_speed,
            duplex: shape.duplex,
            addresses: shape.addresses.or(only),
        }
    }
}

/// An address of which nothing else is known.
fn bare(address: String) -> Address {
    Address {
        family: if address.contains(':') {
            "inet6"
        } else {
            "inet"
        }
        .to_owned(),
        address,
        ..Address::default()
    }
}

fn first(ours: String, other: String) -> String {
    if ours.is_empty() { other } else { ours }
}
