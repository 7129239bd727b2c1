//! `GET /auth/admin/users`.

use std::collections::{BTreeMap, BTreeSet};

use app::users::Person;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::{GroupLabel, ListedUser, Slice, UserQuery, UserSort};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ViewUsers};
use crate::http::public::auth::UserBody;
use crate::http::{ApiResult, Json, Listing, Query, page};

/// Which users, and in which order.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Part of user name, e-mail address or name.
    search: Option<String>,
    /// Name of a role.
    role: Option<String>,
    /// All unless told.
    #[param(inline)]
    status: Option<Status>,
    /// By user name unless told.
    #[param(inline)]
    sort: Option<SortBy>,
    /// Direction.
    #[param(inline)]
    order: Option<page::Direction>,
    /// Rows to give, 1 to 500; 50 unless told.
    limit: Option<i64>,
    /// Rows to pass over.
    offset: Option<i64>,
}

/// Whether a user may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// May sign in.
    Active,
    /// May not.
    Disabled,
}

/// An order of users.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// By user name.
    Username,
    /// By last sign-in.
    LastLogin,
    /// By when they were created.
    CreatedAt,
    /// By role.
    Role,
}

/// A user of the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserRow {
    #[serde(flatten)]
    user: UserBody,
    /// Living sessions.
    sessions: i64,
}

/// Users.
#[utoipa::path(
    get, path = "/auth/admin/users", tag = "users",
    params(Params),
    responses((status = 200, body = Listing<UserRow>)),
    security(("session" = ["view_users"]))
)]
pub async fn list(
    can: Can<ViewUsers>,
    State(state): State<AppState>,
    Query(params): Query<Params>,
) -> ApiResult<Json<Listing<UserRow>>> {
    let (limit, offset) = page::check(params.limit, params.offset)?;
    let mut conn = state.ctx.store.read().await?;
    let (query, slice) = (query(params), Slice { limit, offset });
    let found = conn.list_users(&query, slice, state.ctx.now()).await?;
    let roles = app::roles::list(&mut conn).await?;
    let apps: BTreeSet<Uuid> = conn.users_with_app().await?.into_iter().collect();
    let passkeys: BTreeMap<Uuid, i64> = conn.users_with_passkeys().await?.into_iter().collect();
    let mut groups: BTreeMap<Uuid, Vec<GroupLabel>> = BTreeMap::new();
    for (user, group) in conn.groups_of_users().await? {
        if can.scope.has_group(group.id) {
            groups.entry(user).or_default().push(group);
        }
    }
    let row = |listed: ListedUser| {
        let role = roles.iter().find(|role| role.name == listed.user.role);
        let passkeys = passkeys.get(&listed.user.id).copied().unwrap_or_default();
        let person = Person {
            role_name: role.map_or_else(|| listed.user.role.clone(), |role| role.label.clone()),
            permissions: role.map(|role| role.permissions).unwrap_or_default(),
            tfa_enabled: passkeys > 0 || apps.contains(&listed.user.id),
            passkeys,
            groups: groups.remove(&listed.user.id).unwrap_or_default(),
            user: listed.user,
        };
        UserRow {
            user: person.into(),
            sessions: listed.sessions,
        }
    };
    Ok(Json(Listing {
        items: found.items.into_iter().map(row).collect(),
        total: found.total,
        limit,
        offset,
    }))
}

fn query(params: Params) -> UserQuery {
    let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    UserQuery {
        search: given(params.search).map(|text| text.trim().to_owned()),
        role: given(params.role),
        active: params.status.map(|status| status == Status::Active),
        sort: match params.sort {
            None | Some(SortBy::Username) => UserSort::Username,
            Some(SortBy::LastLogin) => UserSort::LastLogin,
            Some(SortBy::CreatedAt) => UserSort::Created,
            Some(SortBy::Role) => UserSort::Role,
        },
        descending: params.order.is_some_and(page::Direction::is_descending),
    }
}
