//! Decoding of `POST /integrations/docker`.

use super::{MAX_PROBLEMS, MAX_TEXT, Problem, diagnose};
use crate::DockerInventory;

/// Most members of each list. A busy host has hundreds.
const MAX_MEMBERS: usize = 10_000;

/// Decodes the body of `POST /integrations/docker`.
///
/// # Errors
/// What is wrong with the body, at least one and at most 20 problems: not JSON, a value of the wrong
/// type, a list with more than 10,000 members, or a member without id or with one longer than 1,000
/// bytes.
pub fn decode_docker(body: &[u8]) -> Result<DockerInventory, Vec<Problem>> {
    let found: DockerInventory = serde_json::from_slice(body)
        .map_err(|error| vec![diagnose::whole::<DockerInventory>(body, &error)])?;
    let lists = [
        ids(
            "containers",
            "container_id",
            found.containers.iter().map(|c| &c.container_id),
        ),
        ids(
            "images",
            "image_id",
            found.images.iter().map(|i| &i.image_id),
        ),
        ids(
            "volumes",
            "volume_id",
            found.volumes.iter().map(|v| &v.volume_id),
        ),
        ids(
            "networks",
            "network_id",
            found.networks.iter().map(|n| &n.network_id),
        ),
    ];
    let mut problems = lists.concat();
    problems.truncate(MAX_PROBLEMS);
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(problems)
    }
}

fn ids<'i>(
    list: &str,
    field: &str,
    ids: impl ExactSizeIterator<Item = &'i String>,
) -> Vec<Problem> {
    if ids.len() > MAX_MEMBERS {
        return vec![Problem {
            msg: format!("at most {MAX_MEMBERS} {list}"),
            param: list.to_owned(),
        }];
    }
    let wrong = |id: &String| match id.len() {
        _ if id.trim().is_empty() => Some("is required".to_owned()),
        length if length > MAX_TEXT => Some(format!("must not be longer than {MAX_TEXT} bytes")),
        _ => None,
    };
    ids.enumerate()
        .filter_map(|(at, id)| {
            let param = format!("{list}[{at}].{field}");
            Some(Problem {
                msg: wrong(id)?,
                param,
            })
        })
        .take(MAX_PROBLEMS)
        .collect()
}
