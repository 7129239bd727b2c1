//! Setting a second factor up and taking it down.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::{Event, Topic};
use qrcode::QrCode;
use qrcode::render::svg;
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::codes::{authenticator, backup_codes, plain, seal, step, unseal};
use crate::{Actor, Ctx, Error, Problem, users};

/// What an authenticator app is to learn.
#[derive(Clone, PartialEq, Eq)]
pub struct Proposal {
    /// For typing, base 32.
    pub secret: String,
    /// For a tap.
    pub otpauth_url: String,
    /// For the camera: an SVG as a data URL.
    pub qr_code: String,
}

impl std::fmt::Debug for Proposal {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Proposal").finish_non_exhaustive()
    }
}

/// Draws a secret. It guards nothing until a code of it is shown.
///
/// # Errors
/// [`Error::Refused`] with `tfa_already_enabled` or `no_password`.
pub async fn propose(ctx: &Ctx, user: Uuid, username: &str) -> Result<Proposal, Error> {
    beside_a_password(ctx, user).await?;
    let secret = ctx.hex_token(20);
    let app = authenticator(&secret, username)?;
    let failed = |what: String| Error::Internal(format!("a QR code could not be made: {what}"));
    let otpauth_url = app.to_url().map_err(|error| failed(error.to_string()))?;
    let code = QrCode::new(otpauth_url.as_bytes()).map_err(|error| failed(error.to_string()))?;
    let picture = code
        .render::<svg::Color<'_>>()
        .min_dimensions(240, 240)
        .build();
    let sealed = seal(ctx, user, &secret)?;
    let kept = ctx
        .store
        .write(move |tx: &mut Tx| Box::pin(async move { tx.propose_totp(user, &sealed).await }))
        .await?;
    if kept == 0 {
        return Err(Error::Refused("tfa_already_enabled"));
    }
    Ok(Proposal {
        secret: app.secret().to_base32(),
        otpauth_url,
        qr_code: format!("data:image/svg+xml;base64,{}", STANDARD.encode(picture)),
    })
}

/// Refuses a second factor without a first. Whoever an identity provider alone knows is asked for other
/// factors there.
///
/// # Errors
/// [`Error::Refused`] with `no_password`.
pub(crate) async fn beside_a_password(ctx: &Ctx, user: Uuid) -> Result<(), Error> {
    let row = ctx.store.read().await?.user(user).await?;
    let row = row.ok_or(Error::Unauthenticated)?;
    if row.password_hash.is_none() {
        return Err(Error::Refused("no_password"));
    }
    Ok(())
}

/// Puts the proposed secret in force; gives the backup codes, which are shown here and never again.
///
/// # Errors
/// [`Error::Invalid`] for a wrong code; [`Error::Refused`] with `tfa_not_started`.
pub async fn confirm(ctx: &Ctx, by: Actor, user: Uuid, code: &str) -> Result<Vec<String>, Error> {
    let row = ctx.store.read().await?.totp(user).await?;
    let row = row.filter(|row| row.confirmed_at.is_none());
    let row = row.ok_or(Error::Refused("tfa_not_started"))?;
    let app = authenticator(&unseal(ctx, user, &row.secret)?, "")?;
    let now = ctx.now();
    let step = step(&app, &plain(code), now)
        .ok_or_else(|| Problem::body("token", "is not the code that the app shows"))?;
    let (codes, digests) = backup_codes(ctx, user);
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if tx.confirm_totp(user, &row.secret, step, now).await? == 0 {
                    return Err(Error::Refused("tfa_not_started"));
                }
                tx.set_backup_codes(user, &digests).await?;
                let entry = AuditEntry::new("tfa.enable", "user").of(user);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok(())
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(codes)
}

/// Takes the authenticator app down, after the password was typed again.
///
/// # Errors
/// As [`users::confirm_password`].
pub async fn disable(ctx: &Ctx, by: Actor, user: Uuid, password: String) -> Result<(), Error> {
    users::confirm_password(ctx, &by, user, "password", password).await?;
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.remove_app(user).await?;
                tx.tidy_second_factor(user).await?;
                let entry = AuditEntry::new("tfa.disable", "user").of(user);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(())
}

/// Other backup codes in the place of those before, after the password was typed again.
///
/// # Errors
/// As [`users::confirm_password`]; [`Error::Refused`] with `tfa_not_started` without a second factor.
pub async fn new_backup_codes(
    ctx: &Ctx,
    by: Actor,
    user: Uuid,
    password: String,
) -> Result<Vec<String>, Error> {
    users::confirm_password(ctx, &by, user, "password", password).await?;
    let (codes, digests) = backup_codes(ctx, user);
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if !tx.has_second_factor(user).await? {
                    return Err(Error::Refused("tfa_not_started"));
                }
                tx.set_backup_codes(user, &digests).await?;
                let entry = AuditEntry::new("tfa.new_backup_codes", "user").of(user);
                tx.audit(&by.into(), &entry, now).await?;
                Ok(())
            })
        })
        .await?;
    Ok(codes)
}
