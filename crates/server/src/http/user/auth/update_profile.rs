//! `PUT /auth/profile`.

use app::users::{self, ProfileChange};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::InPerson;
use crate::http::error::ErrorBody;
use crate::http::public::auth::UserBody;
use crate::http::{ApiResult, Json};

/// A change of the own profile; what is missing stays, the empty text clears.
#[derive(Deserialize, ToSchema)]
pub struct ProfileInput {
    /// User name.
    username: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Given name.
    #[serde(alias = "firstName")]
    first_name: Option<String>,
    /// Family name.
    #[serde(alias = "lastName")]
    last_name: Option<String>,
    /// `light`, `dark` or `system`.
    theme: Option<String>,
    /// Zone of times in the page, such as `Europe/Berlin`.
    time_zone: Option<String>,
}

/// The profile as it is now.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProfileUpdated {
    /// The user.
    user: UserBody,
}

/// Changes the own names, address, colours and time zone.
#[utoipa::path(put, path = "/auth/profile", tag = "auth", security(("session" = ["in_person"])),
    request_body = ProfileInput,
    responses(
        (status = 200, body = ProfileUpdated),
        (status = 409, description = "User name or e-mail address is taken", body = ErrorBody)
    ))]
pub async fn update_profile(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
    Json(input): Json<ProfileInput>,
) -> ApiResult<Json<ProfileUpdated>> {
    let change = ProfileChange {
        username: input.username,
        email: input.email,
        first_name: input.first_name,
        last_name: input.last_name,
        theme: input.theme,
        time_zone: input.time_zone,
    };
    let (by, user) = (signed_in.actor(), signed_in.user.id);
    let row = users::update_profile(&state.ctx, by, user, change).await?;
    let user = UserBody::of(&state, row).await?;
    Ok(Json(ProfileUpdated { user }))
}
