//! Doors opened by a host's key.

pub mod integrations;
pub mod ping;
pub mod update;
pub mod update_interval;

use app::Problem;

/// Problems of a body in the form every door answers.
fn problems(found: Vec<wire::compat::Problem>) -> Vec<Problem> {
    found
        .into_iter()
        .map(|problem| Problem::body(problem.param, problem.msg))
        .collect()
}
