//! Passwords.

use store::{AuditEntry, Tx};

use crate::{Actor, Ctx, Error, Problem, sessions};

/// Fewest characters of a password.
pub const SHORTEST: usize = 8;
/// Most characters of a password.
pub const LONGEST: usize = 256;

/// Those that guessing starts with, in lower case. Shorter ones are refused for their length.
const COMMON: &str = include_str!("common_passwords.txt");

/// What is wrong with a password, if anything. Length is what counts; the upper bound keeps one
/// request from hashing megabytes.
pub(super) fn password_problem(password: &str, username: &str) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some("must have at least 8 characters");
    }
    if length > LONGEST {
        return Some("must have at most 256 characters");
    }
    let lower = password.to_lowercase();
    let name = username.trim().to_lowercase();
    // Two letters are in every other sentence.
    if name.chars().count() > 2 && lower.contains(&name) {
        return Some("must not contain the user name");
    }
    if COMMON.lines().any(|common| common == lower) {
        return Some("is one of the most common passwords");
    }
    None
}

/// Gives the user of a name or address another password and ends its sessions.
///
/// # Errors
/// [`Error::NotFound`], or [`Error::Invalid`] for a password that is too short or too long.
pub async fn reset_password(
    ctx: &Ctx,
    by: Actor,
    login: &str,
    password: String,
) -> Result<(), Error> {
    let user = ctx.store.read().await?.user_by_login(login.trim()).await?;
    let user = user.ok_or(Error::NotFound("user"))?;
    if let Some(problem) = password_problem(&password, &user.username) {
        return Err(Problem::body("password", problem).into());
    }
    let hash = ctx.hashing.password(password, &*ctx.rng).await?;
    let (now, actor) = (ctx.now(), by.clone());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.set_password(user.id, &hash, now).await?;
                tx.forget_failures(&format!("user:{}", user.id)).await?;
                tx.distrust_devices(user.id).await?;
                tx.end_tickets_of(user.id).await?;
                let entry = AuditEntry::new("user.reset_password", "user").of(user.id);
                tx.audit(&actor.into(), &entry, now).await
            })
        })
        .await?;
    sessions::revoke_all(ctx, by, user.id).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::password_problem;

    #[test]
    fn the_policy_is_length_rarity_and_not_the_name() {
        let problem = |password: &str| password_problem(password, "Grace");
        assert_eq!(problem("correct horse battery"), None);
        assert_eq!(problem("short"), Some("must have at least 8 characters"));
        assert!(problem(&"x".repeat(257)).is_some());
        assert!(problem("PassWord123").unwrap().contains("common"));
        assert!(problem("my-gRACE-period").unwrap().contains("user name"));
        assert_eq!(password_problem("a long enough one", "a"), None);
    }
}
