//! `GET /version`.

use serde::Serialize;
use utoipa::ToSchema;

use super::limited::{Counted, General};
use crate::http::Json;

/// Which server this is.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionBody {
    /// Version of the program.
    version: &'static str,
    /// Version of the API.
    api_version: &'static str,
}

/// Version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Version of the server and of its API.
#[utoipa::path(get, path = "/version", tag = "server", responses((status = 200, body = VersionBody)))]
pub async fn version(_: Counted<General>) -> Json<VersionBody> {
    Json(VersionBody {
        version: VERSION,
        api_version: "v1",
    })
}
