//! Pages of lists: the parameters every list takes and the envelope every list answers.

use app::Problem;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::error::ApiError;

/// Most rows one answer may carry.
pub const MAX_LIMIT: i64 = 500;
const DEFAULT_LIMIT: i64 = 50;

/// Which rows of a list.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Rows to give, 1 to 500; 50 unless told.
    limit: Option<i64>,
    /// Rows to pass over.
    offset: Option<i64>,
}

impl Paging {
    /// `(limit, offset)`.
    ///
    /// # Errors
    /// The validation form for a number out of range.
    pub fn checked(self) -> Result<(i64, i64), ApiError> {
        check(self.limit, self.offset)
    }
}

/// `(limit, offset)` of the parameters of a list that has more of them than [`Paging`].
///
/// # Errors
/// The validation form for a number out of range.
pub fn check(limit: Option<i64>, offset: Option<i64>) -> Result<(i64, i64), ApiError> {
    let limit = limit.unwrap_or(DEFAULT_LIMIT);
    let offset = offset.unwrap_or(0);
    if !(1..=MAX_LIMIT).contains(&limit) {
        let problem = Problem::query("limit", "must be between 1 and 500");
        return Err(ApiError::Invalid(vec![problem]));
    }
    if offset < 0 {
        let problem = Problem::query("offset", "must not be negative");
        return Err(ApiError::Invalid(vec![problem]));
    }
    Ok((limit, offset))
}

/// A page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Listing<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Rows in the whole list.
    pub total: i64,
    /// As asked.
    pub limit: i64,
    /// As asked.
    pub offset: i64,
}

/// Direction of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Smallest first.
    Asc,
    /// Largest first.
    Desc,
}

impl Direction {
    /// Whether the largest comes first.
    #[must_use]
    pub fn is_descending(self) -> bool {
        self == Self::Desc
    }
}
