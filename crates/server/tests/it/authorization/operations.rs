//! The operations of the API document.

use std::fmt;

use axum::http::Method;
use serde_json::Value;

/// Which credential an operation asks for, as the document says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    Open,
    Session,
    Agent,
    Token,
    Enrollment,
}

/// An operation.
pub(crate) struct Operation {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) door: Door,
    /// `x-permission` of the document.
    pub(crate) declared: Option<String>,
    body: Option<Value>,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl Operation {
    /// The example of its body, when it takes one.
    pub(crate) fn example(&self) -> Option<Value> {
        self.body.clone()
    }

    /// The path with an id that nothing has.
    pub(crate) fn sample_path(&self) -> String {
        let parts = self.path.split('/');
        let parts = parts.map(|part| if part.starts_with('{') { NOBODY } else { part });
        parts.collect::<Vec<_>>().join("/")
    }
}

const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

/// All of them.
pub(crate) fn all() -> Vec<Operation> {
    let document = serde_json::to_value(server::router::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations.push(Operation {
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                door: door(operation),
                declared: operation["x-permission"].as_str().map(str::to_owned),
                body: example(&document, operation),
            });
        }
    }
    operations
}

fn example(document: &Value, operation: &Value) -> Option<Value> {
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    let name = schema["$ref"].as_str()?.rsplit('/').next()?;
    let example = &document["components"]["schemas"][name]["example"];
    (!example.is_null()).then(|| example.clone())
}

fn door(operation: &Value) -> Door {
    let names: Vec<&str> = operation["security"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|scheme| scheme.as_object().unwrap().keys().map(String::as_str))
        .collect();
    match names[..] {
        [] => Door::Open,
        // A session comes as a token or as a cookie; a host's key comes with its id.
        ["session", "cookie"] => Door::Session,
        ["agent", "agent_id"] => Door::Agent,
        ["basic"] => Door::Token,
        ["enrollment", "enrollment_key"] => Door::Enrollment,
        _ => panic!("no such credential: {names:?}"),
    }
}
