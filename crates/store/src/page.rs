//! The part of a list that a caller asks for, and what it gets.

/// Which part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// How many items at most.
    pub limit: i64,
    /// How many to pass over.
    pub offset: i64,
}

/// Part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The items asked for.
    pub items: Vec<T>,
    /// How many there are in all.
    pub total: i64,
}
