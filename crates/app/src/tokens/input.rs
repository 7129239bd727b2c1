//! A credential as somebody wrote it, and the rules it must meet.

use std::collections::BTreeMap;

use domain::{Millis, Network, Scopes};
use serde_json::Value;
use store::tokens::TokenText;
use uuid::Uuid;

use super::{KIND_API, expiry, kind};
use crate::ports::Zone;
use crate::{Error, Problem};

/// Ranges one credential may list.
const MAX_RANGES: usize = 500;
/// Bytes of metadata, as JSON.
const MAX_METADATA: usize = 10_000;

/// JSON values as they were sent: present or not, right or wrong. Numbers and flags may be texts,
/// because templates of scripts make texts of everything.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TokenInput {
    /// Text of 1 to 255 characters.
    pub token_name: Option<Value>,
    /// Flag.
    pub is_active: Option<Value>,
    /// 1 to 1,000.
    pub max_hosts_per_day: Option<Value>,
    /// Id of a group; null or the empty text clears it.
    pub default_host_group_id: Option<Value>,
    /// List of addresses and ranges; null means none.
    pub allowed_ip_ranges: Option<Value>,
    /// Time as text; null or the empty text clears it.
    pub expires_at: Option<Value>,
    /// Object; only at creation.
    pub metadata: Option<Value>,
    /// Object of resources and actions.
    pub scopes: Option<Value>,
}

/// Why a value is wrong: the field when it is not the whole one, and the sentence.
type Wrong = (Option<String>, String);

impl TokenInput {
    /// The credential after the change. `is_new` asks for a name; `zone` is that of times without one.
    pub(super) fn apply(
        self,
        to: TokenText,
        is_new: bool,
        zone: &Zone,
    ) -> Result<TokenText, Error> {
        let name_rule = if is_new {
            "Token name is required (max 255 characters)"
        } else {
            "Token name must be between 1 and 255 characters"
        };
        let given = if is_new {
            Some(self.token_name.unwrap_or_default())
        } else {
            self.token_name
        };
        let mut reader = Reader::default();
        let text = TokenText {
            name: reader.take("token_name", given, to.name, |v| {
                name(v).ok_or((None, name_rule.into()))
            }),
            is_active: reader.take("is_active", self.is_active, to.is_active, flag),
            max_hosts_per_day: reader.take(
                "max_hosts_per_day",
                self.max_hosts_per_day,
                to.max_hosts_per_day,
                per_day,
            ),
            allowed_ip_ranges: reader.take(
                "allowed_ip_ranges",
                self.allowed_ip_ranges,
                to.allowed_ip_ranges,
                ranges,
            ),
            expires_at: reader.take("expires_at", self.expires_at, to.expires_at, |v| {
                ends(v, zone)
            }),
            metadata: reader.take("metadata", self.metadata, to.metadata, metadata),
            default_host_group: to.default_host_group,
            scopes: to.scopes,
        };
        let is_api = kind(&text.metadata).as_deref() == Some(KIND_API);
        let wanted = self.scopes.filter(|value| is_api || !value.is_null());
        if wanted.is_some() && !is_api {
            return Err(Error::Refused("scopes_need_api_token"));
        }
        // A new credential of the API must say what it may do.
        let wanted = wanted.or_else(|| (is_api && is_new).then_some(Value::Null));
        let scopes = reader.take("scopes", wanted, text.scopes.clone(), scopes);
        reader.finish()?;
        let default_host_group = match self.default_host_group_id {
            Some(value) => group(&value)?,
            None => text.default_host_group,
        };
        Ok(TokenText {
            scopes,
            default_host_group,
            ..text
        })
    }
}

/// Reads values and gathers what is wrong with them.
#[derive(Default)]
struct Reader(Vec<Problem>);

impl Reader {
    fn take<T>(
        &mut self,
        field: &str,
        value: Option<Value>,
        known: T,
        read: impl FnOnce(&Value) -> Result<T, Wrong>,
    ) -> T {
        match value.map(|value| read(&value)) {
            None => known,
            Some(Ok(read)) => read,
            Some(Err((part, message))) => {
                let field = part.unwrap_or_else(|| field.to_owned());
                self.0.push(Problem::body(field, message));
                known
            }
        }
    }

    fn finish(self) -> Result<(), Error> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.0))
        }
    }
}

fn wrong<T>(message: &str) -> Result<T, Wrong> {
    Err((None, message.to_owned()))
}

fn name(value: &Value) -> Option<String> {
    let name = value.as_str()?.trim();
    let fits = (1..=255).contains(&name.chars().count()) && !name.contains(char::is_control);
    fits.then(|| name.to_owned())
}

fn flag(value: &Value) -> Result<bool, Wrong> {
    let text = value.as_str();
    match (value.as_bool(), text) {
        (Some(flag), _) => Ok(flag),
        (None, Some("true")) => Ok(true),
        (None, Some("false")) => Ok(false),
        _ => wrong("Active must be true or false"),
    }
}

fn per_day(value: &Value) -> Result<i64, Wrong> {
    let number = value
        .as_i64()
        .or_else(|| value.as_str()?.trim().parse().ok());
    match number {
        Some(number) if (1..=1000).contains(&number) => Ok(number),
        _ => wrong("Max hosts per day must be between 1 and 1000"),
    }
}

fn ranges(value: &Value) -> Result<String, Wrong> {
    let list = match value {
        Value::Null => &Vec::new(),
        Value::Array(list) if list.len() <= MAX_RANGES => list,
        _ => {
            return wrong("Allowed IP ranges must be an array of at most 500 addresses and ranges");
        }
    };
    let mut kept: Vec<&str> = Vec::new();
    for (at, range) in list.iter().enumerate() {
        let text = range.as_str().unwrap_or_default().trim();
        text.parse::<Network>().map_err(|reason| {
            let field = format!("allowed_ip_ranges[{at}]");
            (Some(field), format!("Allowed IP ranges: {reason}"))
        })?;
        kept.push(text);
    }
    Ok(Value::from(kept).to_string())
}

fn ends(value: &Value, zone: &Zone) -> Result<Option<Millis>, Wrong> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) if text.trim().is_empty() => Ok(None),
        Value::String(text) => match expiry::parse(text, zone) {
            Some(at) => Ok(Some(at)),
            None => wrong("Expiration date must be an ISO 8601 date"),
        },
        _ => wrong("Expiration date must be an ISO 8601 date"),
    }
}

fn metadata(value: &Value) -> Result<String, Wrong> {
    let fields = match value {
        Value::Null => return Ok("{}".to_owned()),
        Value::Object(fields) => fields,
        _ => return wrong("Metadata must be an object"),
    };
    if fields
        .get("integration_type")
        .is_some_and(|kind| !kind.is_string())
    {
        let field = "metadata.integration_type".to_owned();
        return Err((Some(field), "Integration type must be a text".to_owned()));
    }
    let text = value.to_string();
    if text.len() > MAX_METADATA {
        return wrong("Metadata must be at most 10000 bytes of JSON");
    }
    Ok(text)
}

fn scopes(value: &Value) -> Result<Option<String>, Wrong> {
    let wanted: BTreeMap<String, Vec<String>> = match value {
        Value::Null => BTreeMap::new(),
        value => match serde_json::from_value(value.clone()) {
            Ok(wanted) => wanted,
            Err(_) => return wrong("Scopes must be an object of resources with lists of actions"),
        },
    };
    let granted = Scopes::check(wanted).map_err(|reason| (None, reason))?;
    let text = serde_json::to_string(&granted).map_err(|error| (None, error.to_string()))?;
    Ok(Some(text))
}

/// A text that cannot be the id of a group names a group that is not there.
fn group(value: &Value) -> Result<Option<Uuid>, Error> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) if text.trim().is_empty() => Ok(None),
        Value::String(text) => match Uuid::parse_str(text.trim()) {
            Ok(id) => Ok(Some(id)),
            Err(_) => Err(Error::Refused("unknown_host_group")),
        },
        _ => {
            let message = "Default host group must be the id of a host group";
            Err(Problem::body("default_host_group_id", message).into())
        }
    }
}
