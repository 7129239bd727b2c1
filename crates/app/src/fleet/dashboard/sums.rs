//! Adding hosts up.

use std::collections::BTreeMap;

use domain::{Millis, Reporting};
use store::fleet::HostFigures;

/// Every host once: the worst that is known of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bar {
    /// A security update waits.
    pub security: i64,
    /// Other updates wait.
    pub other: i64,
    /// Nothing waits.
    pub current: i64,
    /// Nothing is known: never reported, silent, or without packages.
    pub unknown: i64,
}

/// Numbers over the hosts of a scope.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Hosts.
    pub hosts: i64,
    /// Hosts with updates on offer.
    pub need_updates: i64,
    /// Hosts with security updates on offer.
    pub have_security: i64,
    /// Hosts that need a reboot.
    pub need_reboot: i64,
    /// Hosts not heard of for long.
    pub silent: i64,
    /// Hosts not heard of when expected.
    pub overdue: i64,
    /// Hosts that never reported.
    pub awaiting: i64,
    /// Updates on offer, over all hosts.
    pub updates: i64,
    /// Security updates on offer, over all hosts.
    pub security: i64,
    /// Every host once.
    pub bar: Bar,
}

impl Sums {
    pub(super) fn add(&mut self, host: &HostFigures, now: Millis) {
        let reporting = host.reporting(now);
        self.hosts += 1;
        self.need_updates += i64::from(host.updates > 0);
        self.have_security += i64::from(host.security > 0);
        self.need_reboot += i64::from(host.needs_reboot == Some(true));
        self.silent += i64::from(reporting == Reporting::Silent);
        self.overdue += i64::from(reporting == Reporting::Overdue);
        self.awaiting += i64::from(reporting == Reporting::Awaiting);
        self.updates += host.updates;
        self.security += host.security;
        *self.bar.part(host, reporting) += 1;
    }
}

impl Bar {
    const fn part(&mut self, host: &HostFigures, reporting: Reporting) -> &mut i64 {
        let blind = matches!(reporting, Reporting::Awaiting | Reporting::Silent);
        if host.security > 0 {
            &mut self.security
        } else if host.updates > 0 {
            &mut self.other
        } else if blind || host.packages == 0 {
            &mut self.unknown
        } else {
            &mut self.current
        }
    }
}

/// Hosts per operating system.
#[derive(Debug, Default)]
pub(super) struct Systems(BTreeMap<String, i64>);

impl Systems {
    pub(super) fn add(&mut self, os_name: Option<&str>) {
        let Some(name) = os_name else {
            return;
        };
        match self.0.get_mut(name) {
            Some(hosts) => *hosts += 1,
            None => {
                self.0.insert(name.to_owned(), 1);
            }
        }
    }

    /// The most common first, then by name.
    pub(super) fn sorted(self) -> Vec<(String, i64)> {
        let mut systems: Vec<(String, i64)> = self.0.into_iter().collect();
        systems.sort_by_key(|(_, hosts)| -hosts);
        systems
    }
}
