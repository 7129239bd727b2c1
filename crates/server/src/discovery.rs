//! Looks for the identity provider: at the start until it answers, so that one that is down needs no
//! restart later, and then now and again for changed keys.

use std::time::Duration;

use app::{Ctx, single_sign_on};

use crate::lifecycle::Lifecycle;

/// The first wait after a failure; it doubles up to [`LONGEST`].
const FIRST: Duration = Duration::from_secs(2);
/// The longest wait after a failure.
const LONGEST: Duration = Duration::from_mins(5);
/// How often a provider that answered is asked again.
const RENEWAL: Duration = Duration::from_hours(1);

/// Starts looking; ends with the server.
pub(crate) fn start(ctx: &Ctx, life: &Lifecycle) {
    if ctx.single_sign_on.config().is_none() {
        // Says once what is missing, if anything is.
        let ctx = ctx.clone();
        life.spawn(async move {
            let _ = single_sign_on::discover(&ctx).await;
        });
        return;
    }
    let (ctx, stopping) = (ctx.clone(), life.stopping());
    life.spawn(async move {
        tokio::select! { () = look(&ctx) => {}, () = stopping => {} }
    });
}

async fn look(ctx: &Ctx) {
    let mut wait = FIRST;
    loop {
        let pause = match single_sign_on::discover(ctx).await {
            Ok(true) => {
                wait = FIRST;
                RENEWAL
            }
            Ok(false) => {
                let pause = wait;
                wait = (wait * 2).min(LONGEST);
                pause
            }
            Err(error) => {
                tracing::warn!(%error, "OIDC: the provider could not be asked");
                LONGEST
            }
        };
        let millis = i64::try_from(pause.as_millis()).unwrap_or(i64::MAX);
        ctx.single_sign_on
            .asked_again_at(ctx.now().saturating_add(millis));
        tokio::time::sleep(pause).await;
    }
}
