//! `GET /gethomepage/health`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::integration::Refusals;
use crate::http::integration::auth::Widget;
use crate::http::{Json, Timestamp};

/// That the widget's credential works.
#[derive(Debug, Serialize, ToSchema)]
pub struct WidgetHealth {
    #[schema(example = "ok")]
    status: &'static str,
    timestamp: Timestamp,
    /// Name of the credential.
    api_key: String,
}

/// Whether the widget's credential works, and its name.
#[utoipa::path(
    get, path = "/gethomepage/health", tag = "gethomepage",
    responses((status = 200, body = WidgetHealth), Refusals),
    security(("basic" = ["gethomepage"]))
)]
pub async fn health(Widget(token): Widget, State(state): State<AppState>) -> Json<WidgetHealth> {
    Json(WidgetHealth {
        status: "ok",
        timestamp: Timestamp(state.ctx.now()),
        api_key: token.name,
    })
}
