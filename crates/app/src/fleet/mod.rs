//! Numbers over the whole fleet: packages, dashboard, trend.
//!
//! Nothing is incremented. A small fleet is counted anew whenever a number is asked for after
//! something happened, so that its numbers are always exact; a large one by a job, as often as its
//! size allows. Each number has one definition: the counters of the hosts' own rows, and the sets of
//! states behind `package_stats`.

mod cache;
mod dashboard;
mod packages;
mod recount;
mod trend;

pub use cache::FleetCache;
pub use dashboard::{Attention, Bar, Dashboard, Oldest, Reason, Sums, dashboard};
pub use packages::{package, package_hosts, packages};
pub use recount::recount;
pub use trend::{TrendDay, sample_trend, trend};

use domain::Millis;

/// Up to so many hosts every answer is exact at the moment it is given.
const SMALL_FLEET: i64 = 2000;

/// How long numbers of a large fleet are kept, given what it cost to count them.
fn pause_after(cost_ms: i64) -> Millis {
    (20 * cost_ms).max(2000)
}
