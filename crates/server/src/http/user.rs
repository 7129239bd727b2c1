//! Doors opened by a session.
