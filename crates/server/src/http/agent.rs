//! Doors opened by a host's key.
