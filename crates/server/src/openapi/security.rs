//! The credentials that open doors.

use utoipa::Modify;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};

use super::ids::operations;
use crate::http::auth::cookies;

/// The credentials that open doors.
#[derive(Debug)]
pub(super) struct Credentials;

impl Modify for Credentials {
    fn modify(&self, document: &mut OpenApi) {
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .description(Some("The `token` that signing in answers."));
        let basic = HttpBuilder::new()
            .scheme(HttpAuthScheme::Basic)
            .description(Some(
                "Key and secret of a credential made under Settings, Integrations.",
            ));
        let cookie = ApiKey::Cookie(ApiKeyValue::with_description(
            cookies::SESSION,
            "Set by signing in; a browser that is signed in sends it by itself.",
        ));
        let components = document.components.get_or_insert_default();
        for (name, scheme) in [
            ("session", SecurityScheme::Http(bearer.build())),
            ("cookie", SecurityScheme::ApiKey(cookie)),
            ("basic", SecurityScheme::Http(basic.build())),
            (
                "agent_id",
                header("X-API-ID", "Id of a host's credentials."),
            ),
            ("agent", header("X-API-KEY", "Key of a host's credentials.")),
            (
                "enrollment_key",
                header("X-Auto-Enrollment-Key", "Key of an enrolment credential."),
            ),
            (
                "enrollment",
                header("X-Auto-Enrollment-Secret", "Its secret."),
            ),
        ] {
            components.add_security_scheme(name, scheme);
        }
    }
}

fn header(name: &str, description: &str) -> SecurityScheme {
    SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(
        name,
        description,
    )))
}

/// A requirement of one scheme.
pub(super) fn only(scheme: &str) -> SecurityRequirement {
    SecurityRequirement::new(scheme, Vec::<String>::new())
}

/// Operations name one scheme each. A session may also come as a cookie, and a host's key always comes
/// with its id.
pub(super) fn complete(document: &mut OpenApi) {
    for item in document.paths.paths.values_mut() {
        for (_, operation) in operations(item) {
            let Some(asked) = &mut operation.security else {
                continue;
            };
            if *asked == [only("session")] {
                asked.push(only("cookie"));
            } else if *asked == [only("agent")] {
                *asked = vec![only("agent_id").add("agent", Vec::<String>::new())];
            } else if *asked == [only("enrollment")] {
                *asked = vec![only("enrollment_key").add("enrollment", Vec::<String>::new())];
            }
        }
    }
}
