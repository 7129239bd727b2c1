//! What the API document says besides its operations.

use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi as Derive};

/// The frame of the document.
#[derive(Debug, Derive)]
#[openapi(
    info(title = "PatchMon", description = "Patch monitoring for Linux hosts. Errors: docs/api.md."),
    modifiers(&Credentials)
)]
pub struct Document;

/// The credentials that open doors.
#[derive(Debug)]
struct Credentials;

impl Modify for Credentials {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_default();
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT");
        components.add_security_scheme("session", SecurityScheme::Http(bearer.build()));
        let key = ApiKeyValue::with_description(
            "X-API-KEY",
            "Key of a host, together with its id in X-API-ID.",
        );
        components.add_security_scheme("agent", SecurityScheme::ApiKey(ApiKey::Header(key)));
    }
}
