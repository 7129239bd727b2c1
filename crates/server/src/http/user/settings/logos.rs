//! `POST` and `DELETE /settings/logos/{kind}`, and the same under the names that older scripts use.

use app::{Problem, logos};
use axum::extract::State;
use axum::http::StatusCode;
use base64::Engine;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::{ApiError, ApiResult, Json, Path};

/// A picture.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({"file_name": "logo.png", "file_content": "data:image/png;base64,iVBORw0KGgo="}))]
pub struct LogoInput {
    /// Name of the file, for people. It is not believed.
    #[serde(default, alias = "fileName")]
    #[expect(dead_code, reason = "what a file is, its content says")]
    file_name: Option<String>,
    /// The file as a data URL, or its bytes in Base64: PNG, JPEG, WebP or SVG of at most 1 MB.
    #[serde(alias = "fileContent")]
    file_content: String,
}

/// A picture and what it is for.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({"logoType": "dark", "fileName": "logo.png", "fileContent": "data:image/png;base64,iVBORw0KGgo="}))]
#[serde(rename_all = "camelCase")]
pub struct LogoUpload {
    /// `light`, `dark` or `favicon`.
    logo_type: String,
    /// Name of the file, for people.
    #[serde(default)]
    #[expect(dead_code, reason = "what a file is, its content says")]
    file_name: Option<String>,
    /// The file as a data URL.
    file_content: String,
}

/// Which picture.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({"logoType": "dark"}))]
#[serde(rename_all = "camelCase")]
pub struct LogoReset {
    /// `light`, `dark` or `favicon`.
    logo_type: String,
}

/// Puts a picture in place of the page's own.
#[utoipa::path(post, path = "/settings/logos/{kind}", tag = "settings", security(("session" = ["manage_settings"])),
    params(("kind" = String, Path, description = "`light`, `dark` or `favicon`")),
    request_body = LogoInput, responses((status = 204, description = "It is in place"), (status = 400)))]
pub async fn upload(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Path(kind): Path<String>,
    Json(input): Json<LogoInput>,
) -> ApiResult<StatusCode> {
    put(can, &state, &kind, &input.file_content).await
}

/// Puts a picture in place of the page's own, as older scripts ask for it.
#[utoipa::path(post, path = "/settings/logos/upload", tag = "settings", security(("session" = ["manage_settings"])),
    request_body = LogoUpload, responses((status = 204, description = "It is in place"), (status = 400),
        (status = 404, description = "There is no such picture")))]
pub async fn upload_old(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Json(input): Json<LogoUpload>,
) -> ApiResult<StatusCode> {
    put(can, &state, &input.logo_type, &input.file_content).await
}

/// Shows the page's own picture again.
#[utoipa::path(delete, path = "/settings/logos/{kind}", tag = "settings", security(("session" = ["manage_settings"])),
    params(("kind" = String, Path, description = "`light`, `dark` or `favicon`")),
    responses((status = 204, description = "It is gone")))]
pub async fn remove(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Path(kind): Path<String>,
) -> ApiResult<StatusCode> {
    logos::remove(&state.ctx, can.actor(), &kind).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Shows the page's own picture again, as older scripts ask for it.
#[utoipa::path(post, path = "/settings/logos/reset", tag = "settings", security(("session" = ["manage_settings"])),
    request_body = LogoReset, responses((status = 204, description = "It is gone"),
        (status = 404, description = "There is no such picture")))]
pub async fn remove_old(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Json(input): Json<LogoReset>,
) -> ApiResult<StatusCode> {
    logos::remove(&state.ctx, can.actor(), &input.logo_type).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn put(
    can: Can<ManageSettings>,
    state: &AppState,
    kind: &str,
    content: &str,
) -> ApiResult<StatusCode> {
    let encoded = match content.strip_prefix("data:") {
        Some(url) => url.split_once(";base64,").map(|(_, bytes)| bytes),
        None => Some(content),
    };
    let engine = base64::engine::general_purpose::STANDARD;
    let bytes = encoded.and_then(|text| engine.decode(text.trim()).ok());
    let bytes = bytes.ok_or_else(|| {
        let problem = Problem::body("file_content", "must be a data URL in Base64");
        ApiError::Invalid(vec![problem])
    })?;
    logos::upload(&state.ctx, can.actor(), kind, bytes).await?;
    Ok(StatusCode::NO_CONTENT)
}
