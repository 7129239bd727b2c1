//! Finding the provider.

use sso::Provider;

use super::config::SsoConfigured;
use crate::{Ctx, Error};

/// Reads the provider's configuration and keys. Says whether it can be used now, or whether there is
/// nothing to find.
///
/// # Errors
/// When the thread fails; a provider that does not answer is no error.
pub async fn discover(ctx: &Ctx) -> Result<bool, Error> {
    let config = match ctx.single_sign_on.configured() {
        SsoConfigured::Off => return Ok(true),
        SsoConfigured::Incomplete(missing) => {
            let missing = missing.join(", ");
            tracing::error!(
                missing,
                "OIDC is enabled but missing required configuration"
            );
            return Ok(true);
        }
        SsoConfigured::On(config) => config,
    };
    let was_ready = ctx.single_sign_on.is_ready();
    let registration = config.registration.clone();
    if !was_ready {
        tracing::info!(
            "Discovering OIDC configuration from: {}",
            registration.issuer
        );
    }
    let known = ctx.single_sign_on.clone();
    let asked = waiting(move || Provider::discover(&registration, &known.connection())).await?;
    match asked {
        Ok(provider) => {
            if !was_ready {
                tracing::info!("OIDC Issuer discovered: {}", provider.issuer());
                tracing::info!("OIDC client initialized successfully");
            }
            ctx.single_sign_on.found(provider, ctx.now());
            Ok(true)
        }
        Err(failure) => {
            tracing::warn!(%failure, "OIDC: the provider cannot be used; it is asked again");
            ctx.single_sign_on.failed(failure.to_string(), ctx.now());
            Ok(false)
        }
    }
}

/// Runs what waits for the network on a thread that may.
pub(super) async fn waiting<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Error::Internal(format!("a question to the provider: {error}")))
}
