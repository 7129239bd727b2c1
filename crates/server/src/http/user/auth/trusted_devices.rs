//! `/auth/trusted-devices`: browsers that are not asked for the second factor.

use app::second_factor;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::revoke_other_sessions::RevokedBody;
use crate::AppState;
use crate::http::auth::{InPerson, SignedIn, cookies};
use crate::http::{ApiResult, Json, Path, Timestamp};

/// Browsers that are not asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrustedDevicesBody {
    /// Last used first.
    items: Vec<TrustedDeviceBody>,
}

/// A browser that is not asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrustedDeviceBody {
    /// For asking it again.
    id: Uuid,
    /// Browser and operating system.
    label: String,
    /// Address of its last sign-in.
    ip: Option<String>,
    /// When it was trusted.
    created_at: Timestamp,
    /// Its last sign-in.
    last_used_at: Timestamp,
    /// When it is asked again.
    expires_at: Timestamp,
    /// Whether it is the one that asks.
    current: bool,
}

/// The browsers that are not asked for the signed-in user's second factor.
#[utoipa::path(get, path = "/auth/trusted-devices", tag = "auth", security(("session" = ["signed_in"])),
    responses((status = 200, body = TrustedDevicesBody)))]
pub async fn list(
    signed_in: SignedIn,
    State(state): State<AppState>,
    headers: HeaderMap,
) -> ApiResult<Json<TrustedDevicesBody>> {
    let now = state.ctx.now();
    let mut conn = state.ctx.store.read().await?;
    let rows = conn.trusted_devices(signed_in.user.id, now).await?;
    let here = cookies::read(&headers, cookies::DEVICE);
    let items = rows.into_iter().map(|row| {
        let device = app::sessions::device(row.user_agent.as_deref());
        TrustedDeviceBody {
            id: row.id,
            label: format!("{} on {}", device.browser, device.os),
            ip: row.address,
            created_at: Timestamp(row.created_at),
            last_used_at: Timestamp(row.last_used_at),
            expires_at: Timestamp(row.expires_at),
            current: here.is_some_and(|secret| state.ctx.keys.matches(secret, &row.digest)),
        }
    });
    Ok(Json(TrustedDevicesBody {
        items: items.collect(),
    }))
}

/// Asks one browser for the second factor again.
#[utoipa::path(delete, path = "/auth/trusted-devices/{id}", tag = "auth", security(("session" = ["in_person"])),
    params(("id" = Uuid, Path, description = "Trusted device")), responses((status = 204)))]
pub async fn delete(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<StatusCode> {
    let (by, user) = (signed_in.actor(), signed_in.user.id);
    second_factor::distrust(&state.ctx, by, user, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks every browser for the second factor again.
#[utoipa::path(delete, path = "/auth/trusted-devices", tag = "auth", security(("session" = ["in_person"])),
    responses((status = 200, body = RevokedBody)))]
pub async fn delete_all(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
) -> ApiResult<Json<RevokedBody>> {
    let (by, user) = (signed_in.actor(), signed_in.user.id);
    let revoked = second_factor::distrust_all(&state.ctx, by, user).await?;
    Ok(Json(RevokedBody::of(revoked)))
}
