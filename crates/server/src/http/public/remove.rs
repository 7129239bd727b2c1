//! `GET /hosts/remove`.

use axum::response::IntoResponse;

use super::limited::{Counted, SignIn};
use crate::http::enrollment::script::text;
use crate::scripts;

/// A shell script that removes the agent from the host it runs on.
#[utoipa::path(
    get, path = "/hosts/remove", tag = "agent",
    responses((status = 200, description = "The script", body = String, content_type = "text/plain"))
)]
pub async fn remove(_: Counted<SignIn>) -> impl IntoResponse {
    text(scripts::remove())
}
