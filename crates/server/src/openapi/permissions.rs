//! What each operation asks of its caller, as `x-permission`.

use serde_json::Value;
use utoipa::openapi::OpenApi;
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::path::Operation;

use super::ids::operations;
use super::security::only;

/// Name of the extension: what the caller must have, separated by blanks. Of people a permission,
/// `signed_in`, or `in_person` where a personal token is not enough; of credentials of programs a scope
/// or `gethomepage`; `agent` and `enrollment` stand for their credential; `open` asks nothing.
const NAME: &str = "x-permission";

/// Contracts name what they ask beside the credential, `("session" = ["view_hosts"])`, which is moved
/// from there. An operation for a credential that names nothing stays without, and fails a test.
pub(super) fn declare(document: &mut OpenApi) {
    for item in document.paths.paths.values_mut() {
        for (_, operation) in operations(item) {
            let Some(needs) = take(operation) else {
                continue;
            };
            let extensions = ExtensionsBuilder::new().add(NAME, needs).build();
            operation
                .extensions
                .get_or_insert_default()
                .merge(extensions);
        }
    }
}

fn take(operation: &mut Operation) -> Option<String> {
    let Some(asked) = &mut operation.security else {
        return Some("open".to_owned());
    };
    // The requirement does not let its names be read but in its JSON form.
    let told = serde_json::to_value(&*asked).ok()?;
    let (scheme, needs) = told.get(0)?.as_object()?.iter().next()?;
    *asked = vec![only(scheme)];
    let words = needs.as_array()?.iter().filter_map(Value::as_str);
    let words: Vec<&str> = words.collect();
    match scheme.as_str() {
        "agent" | "enrollment" => Some(scheme.clone()),
        _ if words.is_empty() => None,
        _ => Some(words.join(" ")),
    }
}
