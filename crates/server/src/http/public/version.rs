//! `GET /version`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::limited::{Counted, General};
use crate::AppState;
use crate::http::Json;

/// Which server this is.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionBody {
    /// Version of the program.
    version: &'static str,
    /// Version of the API, the last part of its prefix.
    #[schema(example = "v1")]
    api_version: String,
}

/// Version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Version of the server and of its API.
#[utoipa::path(get, path = "/version", tag = "server", responses((status = 200, body = VersionBody)))]
pub async fn version(_: Counted<General>, State(state): State<AppState>) -> Json<VersionBody> {
    Json(VersionBody {
        version: VERSION,
        api_version: state.http.api.trim_start_matches("/api/").to_owned(),
    })
}
