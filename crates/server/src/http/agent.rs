//! Doors opened by a host's key.

pub mod diagnostics;
pub mod docker;
pub mod download;
pub mod install;
pub mod integrations;
pub mod ping;
mod program;
pub mod update;
pub mod update_interval;
pub mod version;
pub mod withdraw;

use app::Problem;

/// Problems of a body in the form every door answers.
fn problems(found: Vec<wire::compat::Problem>) -> Vec<Problem> {
    found
        .into_iter()
        .map(|problem| Problem::body(problem.param, problem.msg))
        .collect()
}
