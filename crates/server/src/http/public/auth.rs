//! Signing in, staying signed in, signing out.

pub mod login;
pub mod logout;
pub mod refresh;

use app::sessions::{ACCESS_LIFE, SESSION_LIFE, SignedIn};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::{Permission, Role};
use serde::Serialize;
use store::UserRow;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::http::auth::cookies;
use crate::http::client::SeenFrom;
use crate::http::{Json, Timestamp};

/// Answer to a sign-in or refresh; the same tokens are set as cookies.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedInBody {
    /// For people.
    message: &'static str,
    /// Access token, for `Authorization: Bearer`.
    token: String,
    /// When the token ends.
    expires_at: Timestamp,
    /// Who signed in.
    user: UserBody,
}

/// A user.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserBody {
    /// Public id.
    id: Uuid,
    /// User name.
    username: String,
    /// E-mail address.
    email: String,
    /// Given name.
    first_name: Option<String>,
    /// Family name.
    last_name: Option<String>,
    /// `superadmin`, `admin`, `host_manager`, `user` or `readonly`.
    role: String,
    /// What the role permits.
    permissions: Vec<&'static str>,
    /// Picture.
    avatar_url: Option<String>,
    /// When the user was created.
    created_at: Timestamp,
    /// When the user last signed in.
    last_login_at: Option<Timestamp>,
}

impl From<UserRow> for UserBody {
    fn from(row: UserRow) -> Self {
        let role = Role::from_name(&row.role).unwrap_or(Role::ReadOnly);
        Self {
            id: row.id,
            username: row.username,
            email: row.email,
            first_name: row.first_name,
            last_name: row.last_name,
            role: row.role,
            permissions: role
                .permissions()
                .iter()
                .copied()
                .map(Permission::name)
                .collect(),
            avatar_url: row.avatar_url,
            created_at: Timestamp(row.created_at),
            last_login_at: row.last_login_at.map(Timestamp),
        }
    }
}

/// The answer to a sign-in, with its cookies.
pub(super) fn signed_in(seen: &SeenFrom, status: StatusCode, done: SignedIn) -> Response {
    let mut headers = HeaderMap::new();
    put(
        &mut headers,
        seen,
        cookies::SESSION,
        &done.token,
        ACCESS_LIFE / 1000,
    );
    if let Some(refresh) = &done.refresh {
        put(
            &mut headers,
            seen,
            cookies::REFRESH,
            refresh,
            SESSION_LIFE / 1000,
        );
    }
    let body = SignedInBody {
        message: "Signed in",
        token: done.token,
        expires_at: Timestamp(done.expires_at),
        user: done.user.into(),
    };
    (status, headers, Json(body)).into_response()
}

fn put(headers: &mut HeaderMap, seen: &SeenFrom, name: &str, value: &str, age: i64) {
    let path = match name {
        cookies::REFRESH => format!("{}{}/auth", seen.base, seen.api),
        _ => format!("{}/", seen.base),
    };
    if let Some(cookie) = cookies::set(name, value, &path, age, seen.https) {
        headers.append(SET_COOKIE, cookie);
    }
}

/// Removes both cookies.
fn cleared(seen: &SeenFrom) -> HeaderMap {
    let mut headers = HeaderMap::new();
    put(&mut headers, seen, cookies::SESSION, "", 0);
    put(&mut headers, seen, cookies::REFRESH, "", 0);
    headers
}
