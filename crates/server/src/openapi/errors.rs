//! The errors that operations answer because of their door and their form, not of their own: layers and
//! arguments they all share make them, so they are written here and not at each operation.

use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::schema::OneOfBuilder;
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Response};

use super::ids::operations;
use super::security::only;

/// No limit, no credential, no input: the one operation without these errors.
const EXEMPT: &str = "/health";

/// Name of the schema of both forms of a refused request.
const BAD_REQUEST: &str = "BadRequest";

/// Adds to every operation the errors it does not describe itself.
pub(super) fn add(document: &mut OpenApi) {
    let either = OneOfBuilder::new()
        .description(Some(
            "One reason with a code, or every problem of the input.",
        ))
        .item(Ref::from_schema_name("ErrorBody"))
        .item(Ref::from_schema_name("ValidationBody"));
    let schemas = &mut document.components.get_or_insert_default().schemas;
    schemas.insert(BAD_REQUEST.to_owned(), RefOr::T(either.into()));
    for (path, item) in &mut document.paths.paths {
        if path == EXEMPT {
            continue;
        }
        for (_, operation) in operations(item) {
            for (status, text) in of_door(operation) {
                put(operation, status, text, "ErrorBody");
            }
            if path.contains('{') {
                put(
                    operation,
                    "404",
                    "There is nothing with this id, or none that this caller may see",
                    "ErrorBody",
                );
            }
            refused_input(operation);
        }
    }
}

fn of_door(operation: &Operation) -> Vec<(&'static str, &'static str)> {
    let credential = operation.security.as_deref().unwrap_or_default();
    let mut errors = vec![
        ("429", "Too many requests; `Retry-After` says when again"),
        ("500", "Unexpected server error"),
    ];
    // The published API answers 500 then.
    if credential != [only("basic")] {
        errors.push((
            "503",
            "The database is not available; try again after `Retry-After`",
        ));
    }
    if !credential.is_empty() {
        errors.push(("401", "The credential is missing, wrong or over"));
    }
    if credential == [only("session")] {
        errors.push((
            "403",
            "The role lacks the permission, or the request came from another site",
        ));
    }
    errors
}

/// An operation that reads a body or a query can refuse what it reads, in either form.
fn refused_input(operation: &mut Operation) {
    let has_body = operation.request_body.is_some();
    let is_query = |parameter: &RefOr<_>| matches!(parameter, RefOr::T(p) if is_query(p));
    let parameters = operation.parameters.as_deref().unwrap_or_default();
    let has_query = parameters.iter().any(is_query);
    if has_body {
        put(
            operation,
            "413",
            "The body is larger than allowed",
            "ErrorBody",
        );
    }
    let own = operation.responses.responses.get("400");
    let text = match own {
        Some(RefOr::T(own)) => own.description.clone(),
        _ if has_body || has_query => "The input is not what was expected".to_owned(),
        _ => return,
    };
    operation.responses.responses.remove("400");
    put(operation, "400", &text, BAD_REQUEST);
}

fn is_query(parameter: &utoipa::openapi::path::Parameter) -> bool {
    parameter.parameter_in == ParameterIn::Query
}

fn put(operation: &mut Operation, status: &str, description: &str, schema: &str) {
    let body = Content::new(Some(Ref::from_schema_name(schema)));
    let mut response = Response::new(description);
    response
        .content
        .insert("application/json".to_owned(), RefOr::T(body));
    let all = &mut operation.responses.responses;
    all.entry(status.to_owned()).or_insert(RefOr::T(response));
}
