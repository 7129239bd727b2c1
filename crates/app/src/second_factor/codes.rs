//! Codes: what an authenticator app shows, and what was printed for the day it is lost.

use domain::Millis;
use store::Tx;
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

use crate::{Ctx, Error};

/// Digits of an app's code.
const DIGITS: usize = 6;
/// Backup codes a user gets.
const BACKUP_CODES: usize = 10;

/// An app with this secret (hex). SHA-1, six digits, 30 seconds and one step either way are what every
/// app understands.
pub(super) fn authenticator(secret: &str, username: &str) -> Result<Totp, Error> {
    let failed = |what: String| Error::Internal(format!("an authenticator secret: {what}"));
    let bytes = hex::decode(secret).map_err(|error| failed(error.to_string()))?;
    Builder::new()
        .with_secret(Secret::new(bytes.into()))
        // The address that apps read has a colon of its own.
        .with_account_name(username.replace(':', "_"))
        .with_issuer(Some("PatchMon"))
        .build()
        .map_err(|error| failed(error.to_string()))
}

/// The step a code belongs to.
pub(super) fn step(app: &Totp, code: &str, now: Millis) -> Option<i64> {
    let seconds = u64::try_from(now / 1000).ok()?;
    let step = app.check(code, seconds)?;
    i64::try_from(step).ok()
}

/// The secret as it is stored: `SALT.SEALED`, so that no key seals twice.
pub(super) fn seal(ctx: &Ctx, user: Uuid, secret: &str) -> Result<String, Error> {
    let salt = ctx.hex_token(16);
    let sealed = ctx.keys.seal(&sealing_token(user, &salt), secret)?;
    Ok(format!("{salt}.{sealed}"))
}

/// The stored secret in the clear.
pub(super) fn unseal(ctx: &Ctx, user: Uuid, stored: &str) -> Result<String, Error> {
    let opened = stored
        .split_once('.')
        .and_then(|(salt, sealed)| ctx.keys.open(&sealing_token(user, salt), sealed));
    opened.ok_or_else(|| {
        Error::Internal("an authenticator secret was sealed under another server key".into())
    })
}

fn sealing_token(user: Uuid, salt: &str) -> String {
    format!("authenticator {user} {salt}")
}

/// Without spaces and dashes, in lower case.
pub(super) fn plain(typed: &str) -> String {
    let kept = typed.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

/// New backup codes, and what is stored of them.
pub(crate) fn backup_codes(ctx: &Ctx, user: Uuid) -> (Vec<String>, Vec<String>) {
    let codes = (0..BACKUP_CODES).map(|_| {
        let code = ctx.hex_token(6);
        let digest = backup_digest(ctx, user, &code);
        let (a, rest) = code.split_at(4);
        let (b, c) = rest.split_at(4);
        (format!("{a}-{b}-{c}"), digest)
    });
    codes.unzip()
}

fn backup_digest(ctx: &Ctx, user: Uuid, code: &str) -> String {
    ctx.keys.digest(&format!("backup code {user} {code}"))
}

/// What opened the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spent {
    /// A code of the app.
    App,
    /// A backup code.
    Backup,
    /// A passkey.
    Passkey,
}

/// Spends a code of a user; `None` for a wrong one and for one that was spent before.
pub(super) async fn spend(
    ctx: &Ctx,
    tx: &mut Tx,
    user: Uuid,
    typed: &str,
) -> Result<Option<Spent>, Error> {
    let code = plain(typed);
    if code.len() != DIGITS {
        let digest = backup_digest(ctx, user, &code);
        let spent = tx.spend_backup_code(user, &digest).await? == 1;
        return Ok(spent.then_some(Spent::Backup));
    }
    let row = tx.totp(user).await?;
    let Some(row) = row.filter(|row| row.confirmed_at.is_some()) else {
        return Ok(None);
    };
    let app = authenticator(&unseal(ctx, user, &row.secret)?, "")?;
    let Some(step) = step(&app, &code, ctx.now()) else {
        return Ok(None);
    };
    let spent = tx.spend_totp_step(user, step).await? == 1;
    Ok(spent.then_some(Spent::App))
}
