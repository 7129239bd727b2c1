//! Hosts, for people.

pub mod changes;
pub mod create;
pub mod credentials;
pub mod delete;
pub mod detail;
pub mod detail_view;
pub mod diagnostics;
pub mod edit;
pub mod export;
pub mod fetch_report;
pub mod groups;
pub mod integrations;
pub mod list;
pub mod packages;
pub mod replace;
pub mod reports;
pub mod repositories;
pub mod view;

use app::Problem;
use uuid::Uuid;

use crate::http::ApiError;

/// Hosts one request may change at once.
const MAX_MANY: usize = 1000;

/// That a request names hosts, and not too many.
fn check_many(hosts: &[Uuid]) -> Result<(), ApiError> {
    if (1..=MAX_MANY).contains(&hosts.len()) {
        return Ok(());
    }
    let problem = Problem::body("hostIds", "must name 1 to 1000 hosts");
    Err(ApiError::Invalid(vec![problem]))
}
