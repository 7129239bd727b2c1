//! Sending the browser to the provider.

use domain::Millis;
use sso::Secrets;
use store::{SsoLogin, Tx};

use super::refusal::Refusal;
use crate::{Ctx, Error};

/// How long a browser may be away.
const WINDOW: Millis = 10 * 60_000;

/// Where the browser goes, and what it must bring back.
#[derive(Clone, PartialEq, Eq)]
pub struct Begun {
    /// The provider's page.
    pub url: String,
    /// For a cookie.
    pub state: String,
    /// For a cookie.
    pub nonce: String,
    /// How long both are good.
    pub life: Millis,
}

/// Begins a sign-in that goes on at `return_to` in the page.
///
/// # Errors
/// When the database fails. The inner one when there is no provider.
pub async fn begin(ctx: &Ctx, return_to: Option<&str>) -> Result<Result<Begun, Refusal>, Error> {
    let Some(provider) = ctx.single_sign_on.provider() else {
        return Ok(Err(Refusal::NotReady));
    };
    let [state, nonce, verifier] = [(); 3].map(|()| ctx.hex_token(32));
    let login = SsoLogin {
        verifier: ctx.keys.seal(&nonce, &verifier)?,
        return_to: local_path(return_to).to_owned(),
        expires_at: ctx.now() + WINDOW,
    };
    let secrets = Secrets {
        state: state.clone(),
        nonce: nonce.clone(),
        verifier,
    };
    let url = provider
        .sign_in_url(&secrets)
        .map_err(|failure| Error::Internal(failure.detail))?;
    let (digest, now) = (ctx.keys.digest(&state), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { tx.create_sso_login(&digest, &login, now).await })
        })
        .await?;
    Ok(Ok(Begun {
        url,
        state,
        nonce,
        life: WINDOW,
    }))
}

/// A path of this server; everything else is the first page, or a link could lead elsewhere with our
/// name on it.
fn local_path(wanted: Option<&str>) -> &str {
    let fits = |path: &&str| {
        let plain = !path.contains(|c: char| c.is_control() || c == '\\' || !c.is_ascii());
        path.starts_with('/') && !path.starts_with("//") && plain && path.len() <= 512
    };
    wanted.filter(fits).unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn a_sign_in_goes_on_here_only() {
        for path in ["/", "/hosts?status=stale#top", "/hosts/1/packages"] {
            assert_eq!(local_path(Some(path)), path);
        }
        for path in [
            "",
            "hosts",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: a=b",
            "javascript:alert(1)",
        ] {
            assert_eq!(local_path(Some(path)), "/", "{path:?}");
        }
        assert_eq!(local_path(None), "/");
    }
}
