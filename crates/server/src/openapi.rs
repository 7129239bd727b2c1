//! What the API document says besides its operations.

mod errors;
mod examples;
mod ids;
mod permissions;
mod schemas;
mod security;

use utoipa::OpenApi as Derive;
use utoipa::openapi::{OpenApi, Server};

use security::Credentials;

use crate::http::error::{ErrorBody, ValidationBody};

/// The frame of the document.
#[derive(Debug, Derive)]
#[openapi(
    info(
        title = "PatchMon",
        description = "Patch monitoring for Linux hosts. “Try it out” works at once for everything a signed-in user may do; “Authorize” takes the credentials of programs and hosts. Errors have one form: `error` for people, `code` for programs; refused input lists every problem."
    ),
    components(schemas(ErrorBody, ValidationBody)),
    modifiers(&Credentials)
)]
pub struct Document;

/// Where a server lives.
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    /// Path in front of it, without a slash at the end: empty at the root.
    pub base: &'p str,
    /// Prefix of the API below that path.
    pub prefix: &'p str,
}

/// Adds what every operation has in common: its id, the errors of its door, examples, the server.
#[must_use]
pub fn finish(mut document: OpenApi, place: Place<'_>) -> OpenApi {
    ids::give(&mut document, place.prefix);
    permissions::declare(&mut document);
    errors::add(&mut document);
    schemas::add(&mut document);
    security::complete(&mut document);
    examples::add(&mut document);
    let root = if place.base.is_empty() {
        "/"
    } else {
        place.base
    };
    document.servers = Some(vec![Server::new(root)]);
    document
}
