//! Creating an account.

use domain::{Event, HostScope, Millis, Standing, Topic};
use store::{AuditEntry, NewUser, Tx, UserRow};

use super::password::password_problem;
use super::rank::assign;
use super::update::groups;
use crate::{Actor, Ctx, Error, Problems};

/// An account to be created, as somebody typed it.
#[derive(Clone)]
pub struct NewAccount {
    /// 1 to 64 characters without white space and `@`.
    pub username: String,
    /// E-mail address.
    pub email: String,
    /// At least 8 characters.
    pub password: String,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Name of the role.
    pub role: String,
    /// Which hosts the user sees.
    pub scope: HostScope,
    /// Whether the user may not go on without a second factor.
    pub tfa_required: bool,
}

impl std::fmt::Debug for NewAccount {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccount")
            .field("username", &self.username)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

impl NewAccount {
    /// # Errors
    /// [`Error::Invalid`] naming every field that breaks a rule.
    pub fn check(&self) -> Result<(), Error> {
        let mut problems = Problems::default();
        check_username(&mut problems, &self.username);
        check_email(&mut problems, &self.email);
        if let Some(problem) = password_problem(&self.password, &self.username) {
            problems.require(false, "password", problem);
        }
        check_name(&mut problems, "first_name", self.first_name.as_deref());
        check_name(&mut problems, "last_name", self.last_name.as_deref());
        problems.finish()
    }
}

/// Notes what is wrong with a user name.
pub(crate) fn check_username(problems: &mut Problems, name: &str) {
    let name = name.trim();
    let plain = !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '@');
    problems.require(
        (1..=64).contains(&name.chars().count()),
        "username",
        "must have 1 to 64 characters",
    );
    problems.require(plain, "username", "must not contain spaces or @");
}

/// Notes what is wrong with an e-mail address.
pub(crate) fn check_email(problems: &mut Problems, email: &str) {
    problems.require(is_email(email.trim()), "email", "must be an e-mail address");
}

/// Notes what is wrong with a given or family name.
pub(crate) fn check_name(problems: &mut Problems, field: &str, name: Option<&str>) {
    let fits = name.is_none_or(|v| v.chars().count() <= 100 && !v.contains('\0'));
    problems.require(fits, field, "must have at most 100 characters");
}

/// A given or family name as it is stored.
pub(crate) fn named(text: Option<String>) -> Option<String> {
    text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

/// One `@` with something on both sides and no white space; the mail server knows the rest.
pub(crate) fn is_email(text: &str) -> bool {
    let sides = text.split_once('@');
    let plain = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    plain
        && text.len() <= 254
        && sides.is_some_and(|(a, b)| !a.is_empty() && !b.is_empty() && !b.contains('@'))
}

/// Creates an account from the server's own command line; gives its row.
///
/// # Errors
/// As [`create_by`].
pub async fn create(ctx: &Ctx, by: Actor, account: NewAccount) -> Result<UserRow, Error> {
    create_by(ctx, by, Standing::unlimited(), account).await
}

/// Creates an account for somebody who stands so high; gives its row.
///
/// # Errors
/// [`Error::Invalid`] naming the fields; [`Error::Taken`] for a user name or address in use;
/// [`Error::Refused`] with `rank` or `host_scope`.
pub async fn create_by(
    ctx: &Ctx,
    by: Actor,
    standing: Standing,
    account: NewAccount,
) -> Result<UserRow, Error> {
    account.check()?;
    let user = prepare(ctx, account).await?;
    let now = ctx.now();
    let row = as_row(&user, now);
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                assign(tx, &standing, user.role.clone(), user.scope.clone()).await?;
                tx.create_user(&user, now).await.map_err(taken)?;
                let after = serde_json::json!({
                    "username": user.username,
                    "email": user.email,
                    "role": user.role,
                    "host_groups": groups(&user.scope),
                    "tfa_required": user.tfa_required,
                });
                let entry = AuditEntry::new("user.create", "user")
                    .of(user.id)
                    .after(after);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(row)
}

pub(crate) fn taken(error: store::Error) -> Error {
    if error.conflicts_with("username") {
        Error::Taken("username")
    } else if error.conflicts_with("email") {
        Error::Taken("email")
    } else {
        error.into()
    }
}

/// The row to insert: id drawn, password hashed.
pub(crate) async fn prepare(ctx: &Ctx, account: NewAccount) -> Result<NewUser, Error> {
    Ok(NewUser {
        id: ctx.uuid7(),
        username: account.username.trim().to_owned(),
        email: account.email.trim().to_owned(),
        first_name: named(account.first_name),
        last_name: named(account.last_name),
        password_hash: Some(ctx.hashing.password(account.password, &*ctx.rng).await?),
        role: account.role,
        scope: account.scope,
        tfa_required: account.tfa_required,
    })
}

/// The row as it reads once it is stored.
pub(crate) fn as_row(user: &NewUser, now: Millis) -> UserRow {
    UserRow {
        id: user.id,
        username: user.username.clone(),
        email: user.email.clone(),
        first_name: user.first_name.clone(),
        last_name: user.last_name.clone(),
        avatar_url: None,
        password_hash: user.password_hash.clone(),
        is_active: true,
        created_at: now,
        last_login_at: None,
        role: user.role.clone(),
        limited: user.scope != HostScope::All,
        tfa_required: user.tfa_required,
        theme: "system".to_owned(),
        time_zone: None,
        single_sign_on: false,
    }
}
