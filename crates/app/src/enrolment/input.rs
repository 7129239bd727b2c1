//! What a script says of a host, checked. A wrong entry is named by its place in the request.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::Problem;

/// Hosts one request may make.
pub const MAX_HOSTS: usize = 50;
const MAX_TEXT: usize = 255;
/// Bytes of a host's metadata.
const MAX_METADATA: usize = 16 * 1024;

/// A host as a script wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMember {
    /// Display name.
    pub friendly_name: String,
    /// What the script knows of the machine.
    pub machine_id: Option<String>,
    /// JSON object of further facts.
    pub metadata: Option<String>,
}

impl NewMember {
    /// The one host of a body.
    ///
    /// # Errors
    /// Every problem found.
    pub fn one(body: &Value) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let member = Self::read(body, "", &mut problems);
        finish(member, problems)
    }

    /// The hosts of a body, 1 to [`MAX_HOSTS`].
    ///
    /// # Errors
    /// Every problem found.
    pub fn many(body: &Value) -> Result<Vec<Self>, Vec<Problem>> {
        let hosts = body.get("hosts").and_then(Value::as_array);
        let Some(hosts) = hosts.filter(|hosts| (1..=MAX_HOSTS).contains(&hosts.len())) else {
            let message = format!("hosts must be an array of 1 to {MAX_HOSTS} hosts");
            return Err(vec![Problem::body("hosts", message)]);
        };
        let mut problems = Vec::new();
        let read = |(index, host): (usize, &Value)| {
            Self::read(host, &format!("hosts[{index}]."), &mut problems)
        };
        // All of them are read before the first wrong one ends it: every problem is to be named.
        let members: Vec<Option<Self>> = hosts.iter().enumerate().map(read).collect();
        finish(members.into_iter().collect(), problems)
    }

    fn read(host: &Value, place: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let before = problems.len();
        let empty = Map::new();
        let host = host.as_object().unwrap_or(&empty);
        let mut wrong = |field: &str, message: &str| {
            problems.push(Problem::body(format!("{place}{field}"), message));
        };
        let friendly_name = text(host.get("friendly_name")).filter(|name| !name.is_empty());
        if friendly_name.is_none() {
            let message = "Friendly name is required (max 255 characters)";
            wrong("friendly_name", message);
        }
        let machine_id = optional(host.get("machine_id"), text);
        if machine_id.is_none() {
            wrong(
                "machine_id",
                "Machine ID must be a text (max 255 characters)",
            );
        }
        let metadata = optional(host.get("metadata"), object);
        if metadata.is_none() {
            wrong("metadata", "Metadata must be an object (max 16 KiB)");
        }
        let member = Self {
            friendly_name: friendly_name.unwrap_or_default(),
            machine_id: machine_id.flatten().filter(|id| !id.is_empty()).map(dashed),
            metadata: metadata.flatten(),
        };
        (problems.len() == before).then_some(member)
    }
}

fn finish<T>(read: Option<T>, problems: Vec<Problem>) -> Result<T, Vec<Problem>> {
    read.filter(|_| problems.is_empty()).ok_or(problems)
}

/// Nothing, or what `read` makes of it; `None` when that is wrong.
fn optional(
    value: Option<&Value>,
    read: fn(Option<&Value>) -> Option<String>,
) -> Option<Option<String>> {
    match value {
        None | Some(Value::Null) => Some(None),
        Some(_) => read(value).map(Some),
    }
}

/// A text of at most 255 characters, without control characters and white space at its ends.
fn text(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?.trim();
    let fits = text.chars().count() <= MAX_TEXT && !text.contains(char::is_control);
    fits.then(|| text.to_owned())
}

/// The form in which agents report `/etc/machine-id`, so that a machine is known before its first
/// report: 32 hex digits get the dashes of a UUID.
fn dashed(id: String) -> String {
    let is_plain = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    match Uuid::try_parse(&id) {
        Ok(uuid) if is_plain => uuid.hyphenated().to_string(),
        _ => id,
    }
}

fn object(value: Option<&Value>) -> Option<String> {
    let text = value.filter(|value| value.is_object())?.to_string();
    (text.len() <= MAX_METADATA).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(problems: Result<impl std::fmt::Debug, Vec<Problem>>) -> Vec<String> {
        let problems = problems.unwrap_err();
        problems.into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn a_wrong_host_is_named_by_its_place() {
        let long = "x".repeat(256);
        let body = json!({"hosts": [
            {"friendly_name": " web ", "machine_id": null},
            {"machine_id": 7, "metadata": []},
            {"friendly_name": long},
            "web"
        ]});
        let expected = [
            "hosts[1].friendly_name",
            "hosts[1].machine_id",
            "hosts[1].metadata",
            "hosts[2].friendly_name",
            "hosts[3].friendly_name",
        ];
        assert_eq!(fields(NewMember::many(&body)), expected);
        assert_eq!(fields(NewMember::one(&json!({}))), ["friendly_name"]);
    }

    #[test]
    fn a_machine_id_has_the_form_that_agents_report() {
        let id = |text: &str| NewMember::one(&json!({"friendly_name": "web", "machine_id": text}));
        let dashes = "3d1219c7-c4c5-404a-aa1f-6d2a48adfda4";
        let known = |text: &str| id(text).unwrap().machine_id.unwrap();
        assert_eq!(known("3d1219c7c4c5404aaa1f6d2a48adfda4"), dashes);
        assert_eq!(known(dashes), dashes);
        assert_eq!(known("proxmox-lxc-100-abc123"), "proxmox-lxc-100-abc123");
    }

    #[test]
    fn one_to_fifty_hosts() {
        let host = json!({"friendly_name": "web"});
        for wrong in [
            json!({}),
            json!({"hosts": []}),
            json!({"hosts": vec![host.clone(); 51]}),
        ] {
            assert_eq!(fields(NewMember::many(&wrong)), ["hosts"]);
        }
        let members = NewMember::many(&json!({"hosts": vec![host; 50]})).unwrap();
        assert_eq!(members.len(), 50);
        assert_eq!(members[0].friendly_name, "web");
    }
}
