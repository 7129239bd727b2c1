//! `GET /auto-enrollment/tokens/{token_id}`.

use axum::extract::State;

use super::view::TokenView;
use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json, Path};

/// One credential.
#[utoipa::path(
    get, path = "/auto-enrollment/tokens/{token_id}", tag = "tokens",
    params(("token_id" = String, Path, description = "Credential")),
    responses((status = 200, body = TokenView), (status = 404, body = ErrorBody)),
    security(("session" = ["manage_settings"]))
)]
pub async fn get(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<TokenView>> {
    Ok(Json(
        super::read(&state, &can.scope, super::id(&id)?).await?,
    ))
}
