//! Messages between agent and server, their canonical hashes, and the decoding of older shapes.
//!
//! Both programs compile this crate, so that what they must agree on exists once. The wire is the
//! existing product's: camelCase JSON with the fields of the agent protocol. What only our agent
//! knows travels in new optional fields, which other servers ignore and do not hash.

pub mod compat;
mod diagnostics;
mod docker;
mod facts;
pub mod hash;
mod ping;
mod report;

pub use diagnostics::{Check, Diagnostics, DiagnosticsAnswer, Verdict};
pub use docker::{
    DockerAnswer, DockerContainer, DockerImage, DockerInventory, DockerIpam, DockerNetwork,
    DockerRange, DockerVolume, Texts,
};
pub use facts::{
    AutomaticUpdates, Collector, DiskUsage, Facts, Memory, PackageLists, RestartNeeded,
};
pub use ping::{Integrations, Metrics, Ping, PingAnswer, UpdateInterval};
pub use report::{
    Address, Advisory, Disk, Hashes, Interface, Package, Report, ReportAnswer, Repository,
};

/// The sections of a report that are hashed and sent on their own.
pub const SECTIONS: [&str; 4] = ["packages", "repos", "interfaces", "hostname"];

/// Version of the meaning of our agent's extra fields. It is part of [`Hashes::state_hash`]: when it
/// grows, every agent sends its state once more.
pub const STATE_FORMAT: u32 = 1;
