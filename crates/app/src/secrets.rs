//! Keys of the server, digests of what it hands out, and slow hashes of what people choose.

mod hashing;
mod keys;
mod sealing;
mod tokens;

pub use hashing::{Hashing, THROW_AWAY_BCRYPT};
pub use keys::ServerKeys;
pub use tokens::Claims;
