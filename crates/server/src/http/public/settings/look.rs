//! `GET /settings/public`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::public::limited::{Counted, General};
use crate::http::{ApiResult, Json};

/// How the page looks.
#[derive(Debug, Serialize, ToSchema)]
pub struct LookBody {
    /// Accent colour as `#rrggbb`; empty for the page's own.
    accent_color: String,
    /// Which pictures stand in place of the page's own.
    has_logo: HasLogo,
}

/// Which pictures stand in place of the page's own.
#[derive(Debug, Serialize, ToSchema)]
pub struct HasLogo {
    light: bool,
    dark: bool,
    favicon: bool,
}

/// How the page looks, for visitors who have not signed in.
#[utoipa::path(get, path = "/settings/public", tag = "settings", responses((status = 200, body = LookBody)))]
pub async fn look(_: Counted<General>, State(state): State<AppState>) -> ApiResult<Json<LookBody>> {
    let kinds = state.ctx.store.read().await?.logo_kinds().await?;
    let has = |kind: &str| kinds.iter().any(|known| known == kind);
    Ok(Json(LookBody {
        accent_color: state.ctx.settings().await?.accent_color.clone(),
        has_logo: HasLogo {
            light: has("light"),
            dark: has("dark"),
            favicon: has("favicon"),
        },
    }))
}
