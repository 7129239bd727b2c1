//! `GET /setup`.

use app::setup;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::public::limited::{Counted, General};
use crate::http::{ApiResult, Json};

/// Whether nobody has an account yet.
#[derive(Debug, Serialize, ToSchema)]
pub struct SetupBody {
    /// Whether set-up is needed.
    needed: bool,
}

/// Whether nobody has an account yet.
#[utoipa::path(get, path = "/setup", tag = "setup", responses((status = 200, body = SetupBody)))]
pub async fn needed(
    _: Counted<General>,
    State(state): State<AppState>,
) -> ApiResult<Json<SetupBody>> {
    Ok(Json(SetupBody {
        needed: setup::needed(&state.ctx).await?,
    }))
}
