//! Proof of identity as an argument: a handler that takes one of these cannot forget to check.

mod agent;
mod can;
pub mod cookies;
mod lasting;
mod same_origin;
mod signed_in;

pub use agent::AgentIdentity;
pub use can::{
    Can, ExportData, ManageHosts, ManageSettings, ManageSuperusers, ManageUsers, Need, ViewAudit,
    ViewDashboard, ViewHosts, ViewPackages, ViewUsers,
};
pub use lasting::Lasting;
pub(crate) use same_origin::check as same_origin;
pub use signed_in::{Enrolling, InPerson, Known, SignedIn};
