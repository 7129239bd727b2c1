//! Users, for those who manage them.

pub mod create;
pub mod delete;
pub mod get;
pub mod list;
pub mod reset_password;
pub mod reset_tfa;
pub mod update;

use domain::HostScope;
use uuid::Uuid;

use crate::AppState;
use crate::http::ApiResult;
use crate::http::public::auth::UserBody;

/// The user as it is now. Groups that the viewer does not see are not named.
async fn read(state: &AppState, scope: &HostScope, id: Uuid) -> ApiResult<UserBody> {
    let mut conn = state.ctx.store.read().await?;
    let row = conn.user(id).await?.ok_or(app::Error::NotFound("user"))?;
    let mut person = app::users::person(&mut conn, row).await?;
    person.groups.retain(|group| scope.has_group(group.id));
    Ok(person.into())
}
