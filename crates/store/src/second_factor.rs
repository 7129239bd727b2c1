//! Second factors, sign-ins that wait for one, and browsers that are not asked.

mod ceremonies;
mod devices;
mod passkeys;
mod tickets;
mod totp;

pub use ceremonies::CeremonyRow;
pub use devices::{NewTrustedDevice, TrustedDeviceRow};
pub use passkeys::PasskeyRow;
pub use tickets::TicketRow;
pub use totp::TotpRow;
