//! Every operation says everything that the interactive reference shows.

use serde_json::Value;

use super::fits::{fits, resolved};

fn document() -> Value {
    serde_json::to_value(server::router::openapi()).unwrap()
}

/// Method and path, and the operation.
fn operations(document: &Value) -> Vec<(String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let of_path = |(path, item): (&String, &Value)| {
        let item = item.as_object().unwrap().clone();
        let path = path.clone();
        item.into_iter()
            .map(move |(method, operation)| (format!("{method} {path}"), operation))
    };
    paths.iter().flat_map(of_path).collect()
}

/// JSON bodies that an operation takes or answers when all is well.
fn bodies(operation: &Value) -> Vec<Value> {
    let good = operation["responses"].as_object().unwrap().iter();
    let good = good
        .filter(|(status, _)| status.starts_with('2'))
        .map(|(_, response)| response);
    let all = good.chain(operation.get("requestBody"));
    all.filter_map(|one| one["content"].as_object())
        .filter_map(|content| content.get("application/json").cloned())
        .collect()
}

/// The example of a body: its own, or that of its schema, or of what a list is made of.
fn example(document: &Value, body: &Value) -> Option<Value> {
    if let Some(own) = body.get("example") {
        return Some(own.clone());
    }
    let schema = resolved(document, &body["schema"]);
    let of_items = || {
        let item = resolved(document, schema.get("items")?);
        Some(Value::Array(vec![item.get("example")?.clone()]))
    };
    schema.get("example").cloned().or_else(of_items)
}

#[test]
fn every_body_has_an_example_that_fits_its_schema() {
    let document = document();
    let mut wrong = Vec::new();
    for (name, operation) in operations(&document) {
        for body in bodies(&operation) {
            match example(&document, &body) {
                None => wrong.push(format!("{name}: no example")),
                Some(example) => {
                    let found = fits(&document, &body["schema"], &example, "");
                    wrong.extend(
                        found
                            .into_iter()
                            .map(|problem| format!("{name}: {problem}")),
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_operation_tells_its_purpose_its_errors_and_its_credential() {
    let document = document();
    for (name, operation) in operations(&document) {
        assert!(operation["summary"].is_string(), "{name}");
        if name == "get /health" {
            continue;
        }
        let answers = operation["responses"].as_object().unwrap();
        let mut expected = vec!["429", "500"];
        if operation.get("security").is_some() {
            expected.push("401");
        }
        if operation.get("requestBody").is_some() {
            expected.extend(["400", "413"]);
        }
        for status in expected {
            assert!(answers.contains_key(status), "{name} lacks {status}");
        }
    }
}

#[test]
fn every_credential_is_explained() {
    let document = document();
    let schemes = document["components"]["securitySchemes"]
        .as_object()
        .unwrap();
    for (name, operation) in operations(&document) {
        let asked = operation["security"].as_array().into_iter().flatten();
        for scheme in asked.flat_map(|one| one.as_object().unwrap().keys()) {
            assert!(
                schemes[scheme]["description"].is_string(),
                "{name}: {scheme}"
            );
        }
    }
}
