//! Schemas of what agents send and get. Their types live in the crate that agents are made of, which
//! knows nothing of API documents; a test holds the schemas to them.

use std::collections::BTreeMap;

use utoipa::openapi::{OpenApi, RefOr, Schema};

const AGENT: &str = include_str!("schemas/agent.json");

/// Adds the schemas. A file that is no JSON gives none, which the tests of the document tell.
pub(super) fn add(document: &mut OpenApi) {
    let schemas: BTreeMap<String, Schema> = serde_json::from_str(AGENT).unwrap_or_default();
    let known = &mut document.components.get_or_insert_default().schemas;
    known.extend(
        schemas
            .into_iter()
            .map(|(name, schema)| (name, RefOr::T(schema))),
    );
}
