//! `GET /auto-enrollment/tokens`.

use app::enrolment::day;
use axum::extract::State;

use super::view::TokenView;
use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::{ApiResult, Json};

/// Credentials of programs, the newest first.
#[utoipa::path(
    get, path = "/auto-enrollment/tokens", tag = "tokens",
    responses((status = 200, body = Vec<TokenView>)),
    security(("session" = ["manage_settings"]))
)]
pub async fn list(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
) -> ApiResult<Json<Vec<TokenView>>> {
    let mut conn = state.ctx.store.read().await?;
    let mut tokens = Vec::new();
    for token in conn.tokens().await? {
        if can.scope.covers(&conn.scope_of_token(token.id).await?) {
            tokens.push(token);
        }
    }
    drop(conn);
    let today = day(&state.ctx).await?;
    let view = |token| TokenView::new(token, today);
    Ok(Json(tokens.into_iter().map(view).collect()))
}
