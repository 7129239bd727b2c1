//! Credentials of programs, in the shapes of the published API.

pub mod body;
pub mod create;
pub mod delete;
pub mod get;
pub mod list;
pub mod update;
pub mod view;

use app::enrolment::day;
use domain::HostScope;
use uuid::Uuid;

use crate::AppState;
use crate::http::ApiResult;
use view::TokenView;

/// A credential as it is now.
async fn read(state: &AppState, scope: &HostScope, id: Uuid) -> ApiResult<TokenView> {
    let mut conn = state.ctx.store.read().await?;
    // One that sees more than the caller is not there for the caller.
    let seen = scope.covers(&conn.scope_of_token(id).await?);
    let found = conn.token(id).await?.filter(|_| seen);
    drop(conn);
    let token = found.ok_or(app::Error::NotFound("token"))?;
    Ok(TokenView::new(token, day(&state.ctx).await?))
}

/// The id of a path; what is no id names nothing.
fn id(text: &str) -> ApiResult<Uuid> {
    Ok(Uuid::parse_str(text).map_err(|_| app::Error::NotFound("token"))?)
}
