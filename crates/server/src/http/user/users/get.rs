//! `GET /auth/admin/users/{id}`.

use axum::extract::State;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ViewUsers};
use crate::http::public::auth::UserBody;
use crate::http::{ApiResult, Json, Path};

/// One user.
#[utoipa::path(
    get, path = "/auth/admin/users/{id}", tag = "users",
    params(("id" = Uuid, Path, description = "User")),
    responses((status = 200, body = UserBody)),
    security(("session" = ["view_users"]))
)]
pub async fn get(
    can: Can<ViewUsers>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<Json<UserBody>> {
    Ok(Json(super::read(&state, &can.scope, id).await?))
}
