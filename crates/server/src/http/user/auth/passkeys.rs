//! `/auth/passkeys`: the signed-in user's passkeys.

use app::passkeys;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::PasskeyRow;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Enrolling, InPerson, Known};
use crate::http::error::ErrorBody;
use crate::http::public::auth::passkey::PasskeyChallenge;
use crate::http::user::tfa::PasswordAgain;
use crate::http::{ApiResult, Json, Path, Timestamp};

/// The passkeys of an account.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeysBody {
    /// Oldest first.
    items: Vec<PasskeyBody>,
    /// The origin whose pages can use them; nothing when people reach the server by an address, or by
    /// http.
    origin: Option<String>,
}

/// A passkey.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyBody {
    /// For changing it.
    id: Uuid,
    /// What its user calls it.
    name: String,
    /// When it was made.
    created_at: Timestamp,
    /// Its last sign-in.
    last_used_at: Option<Timestamp>,
}

impl From<PasskeyRow> for PasskeyBody {
    fn from(row: PasskeyRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            created_at: Timestamp(row.created_at),
            last_used_at: row.last_used_at.map(Timestamp),
        }
    }
}

/// The signed-in user's passkeys.
#[utoipa::path(get, path = "/auth/passkeys", tag = "auth", security(("session" = ["signed_in"])),
    responses((status = 200, body = PasskeysBody)))]
pub async fn list(
    Known(signed_in): Known,
    State(state): State<AppState>,
) -> ApiResult<Json<PasskeysBody>> {
    let mut conn = state.ctx.store.read().await?;
    let rows = conn.passkeys(signed_in.user.id).await?;
    Ok(Json(PasskeysBody {
        items: rows.into_iter().map(Into::into).collect(),
        origin: passkeys::origin(&state.ctx).await?,
    }))
}

/// Asks for a new passkey, after the password was typed again.
#[utoipa::path(post, path = "/auth/passkeys/start", tag = "auth", security(("session" = ["in_person"])),
    request_body = PasswordAgain,
    responses(
        (status = 200, body = PasskeyChallenge),
        (status = 409, description = "`passkeys_unavailable`, `no_password` or `too_many_passkeys`", body = ErrorBody)
    ))]
pub async fn start(
    Enrolling(signed_in): Enrolling,
    State(state): State<AppState>,
    Json(input): Json<PasswordAgain>,
) -> ApiResult<Json<PasskeyChallenge>> {
    let (by, user) = (signed_in.actor(), signed_in.user.id);
    let asked = passkeys::start_registration(&state.ctx, &by, user, input.password).await?;
    Ok(Json(asked.into()))
}

/// A passkey that an authenticator made.
#[derive(Deserialize, ToSchema)]
pub struct NewPasskey {
    /// From the question.
    challenge_id: String,
    /// 1 to 64 characters.
    name: String,
    /// `RegistrationResponseJSON` of WebAuthn Level 3.
    #[schema(value_type = std::collections::BTreeMap<String, Value>)]
    credential: Value,
}

/// A passkey that was added.
#[derive(Serialize, ToSchema)]
pub struct AddedPasskey {
    /// The passkey.
    #[serde(flatten)]
    passkey: PasskeyBody,
    /// Each good for one sign-in, when the account had none; shown here and never again.
    backup_codes: Vec<String>,
}

/// Adds the passkey that was made. It is a second factor from here on.
#[utoipa::path(post, path = "/auth/passkeys/finish", tag = "auth", security(("session" = ["in_person"])),
    request_body = NewPasskey,
    responses(
        (status = 201, body = AddedPasskey),
        (status = 409, description = "`passkey_challenge_expired` or `passkey_taken`", body = ErrorBody)
    ))]
pub async fn finish(
    Enrolling(signed_in): Enrolling,
    State(state): State<AppState>,
    Json(input): Json<NewPasskey>,
) -> ApiResult<(StatusCode, Json<AddedPasskey>)> {
    let (by, user) = (signed_in.actor(), signed_in.user.id);
    let (id, name) = (&input.challenge_id, &input.name);
    let done =
        passkeys::finish_registration(&state.ctx, by, user, id, name, &input.credential).await?;
    let body = AddedPasskey {
        passkey: done.passkey.into(),
        backup_codes: done.backup_codes,
    };
    Ok((StatusCode::CREATED, Json(body)))
}

/// Another name.
#[derive(Deserialize, ToSchema)]
pub struct PasskeyName {
    /// 1 to 64 characters.
    name: String,
}

/// Calls a passkey otherwise.
#[utoipa::path(patch, path = "/auth/passkeys/{id}", tag = "auth", security(("session" = ["in_person"])),
    params(("id" = Uuid, Path, description = "Passkey")), request_body = PasskeyName,
    responses((status = 204)))]
pub async fn rename(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Json(input): Json<PasskeyName>,
) -> ApiResult<StatusCode> {
    let (by, user) = (signed_in.actor(), signed_in.user.id);
    passkeys::rename(&state.ctx, by, user, id, &input.name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Forgets a passkey, after the password was typed again.
#[utoipa::path(delete, path = "/auth/passkeys/{id}", tag = "auth", security(("session" = ["in_person"])),
    params(("id" = Uuid, Path, description = "Passkey")), request_body = PasswordAgain,
    responses((status = 204)))]
pub async fn remove(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Json(input): Json<PasswordAgain>,
) -> ApiResult<StatusCode> {
    let (by, user) = (signed_in.actor(), signed_in.user.id);
    passkeys::remove(&state.ctx, by, user, id, input.password).await?;
    Ok(StatusCode::NO_CONTENT)
}
