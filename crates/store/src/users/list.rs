//! Lists of users.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use super::{SELECT, UserRow};
use crate::conn::{Conn, fetch};
use crate::dialect::contains;
use crate::{Error, Page, Slice};

/// Which users, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserQuery {
    /// Part of user name, e-mail address or name.
    pub search: Option<String>,
    /// Name of the role.
    pub role: Option<String>,
    /// Whether they may sign in.
    pub active: Option<bool>,
    /// Order.
    pub sort: UserSort,
    /// From the largest to the smallest.
    pub descending: bool,
}

/// What users are ordered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum UserSort {
    /// User name, without regard to case.
    #[default]
    Username,
    /// Last sign-in; who never signed in comes last.
    LastLogin,
    /// When it was created.
    Created,
    /// Name of the role.
    Role,
}

/// A user of a list.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct ListedUser {
    /// The account.
    #[sqlx(flatten)]
    pub user: UserRow,
    /// Living sessions.
    pub sessions: i64,
}

impl UserQuery {
    fn conditions(&self) -> String {
        let mut all = vec!["true"];
        if self.search.is_some() {
            all.push(
                r"(u.username_lower LIKE $1 ESCAPE '\' OR u.email_lower LIKE $1 ESCAPE '\'
                   OR LOWER(COALESCE(u.first_name, '') || ' ' || COALESCE(u.last_name, '')) LIKE $1 ESCAPE '\')",
            );
        }
        if self.role.is_some() {
            all.push("r.role_name = $2");
        }
        match self.active {
            Some(true) => all.push("u.is_active"),
            Some(false) => all.push("NOT u.is_active"),
            None => {}
        }
        // Both parameters are named in any case: PostgreSQL must know their types.
        all.push("(CAST($1 AS TEXT) IS NOT NULL AND CAST($2 AS TEXT) IS NOT NULL)");
        all.join(" AND ")
    }

    fn order(&self) -> String {
        let column = match self.sort {
            UserSort::Username => "u.username_lower",
            UserSort::LastLogin => "u.last_login_at",
            UserSort::Created => "u.created_at",
            UserSort::Role => "r.role_name",
        };
        let direction = if self.descending { "DESC" } else { "ASC" };
        format!("{column} {direction} NULLS LAST, u.username_lower {direction}")
    }
}

impl Conn {
    /// Users that meet the query, with the number of their living sessions.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_users(
        &mut self,
        query: &UserQuery,
        slice: Slice,
        now: Millis,
    ) -> Result<Page<ListedUser>, Error> {
        let (pattern, role) = (
            contains(query.search.as_deref().unwrap_or_default()),
            query.role.clone().unwrap_or_default(),
        );
        let conditions = query.conditions();
        let sql = format!(
            "SELECT COUNT(*) FROM users u JOIN role_assignments r ON r.user_id = u.id WHERE {conditions}"
        );
        let (total,) = fetch!(self, fetch_one as (i64,), sql, &pattern, &role)?;
        let select = SELECT.replacen(
            " FROM users u",
            ", (SELECT COUNT(*) FROM sessions s WHERE s.user_id = u.id AND s.revoked_at IS NULL
                AND s.expires_at > $3) AS sessions FROM users u",
            1,
        );
        let sql = format!(
            "{select} WHERE {conditions} ORDER BY {} LIMIT $4 OFFSET $5",
            query.order()
        );
        let items = fetch!(
            self,
            fetch_all as ListedUser,
            sql,
            &pattern,
            &role,
            now,
            slice.limit,
            slice.offset,
        )?;
        Ok(Page { items, total })
    }

    /// How many super admins besides this one may sign in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn other_super_admins(&mut self, user: Uuid) -> Result<i64, Error> {
        let sql = "SELECT COUNT(*) FROM users u JOIN role_assignments r ON r.user_id = u.id
            WHERE r.role_name = 'superadmin' AND u.is_active AND u.id <> $1";
        Ok(fetch!(self, fetch_one as (i64,), sql, user)?.0)
    }
}
