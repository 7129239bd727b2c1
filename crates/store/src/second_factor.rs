//! Second factors, sign-ins that wait for one, and browsers that are not asked.

mod devices;
mod tickets;
mod totp;

pub use devices::{NewTrustedDevice, TrustedDeviceRow};
pub use tickets::TicketRow;
pub use totp::TotpRow;
