//! The running server.

use std::net::SocketAddr;
use std::sync::Arc;

use app::{Ctx, audit, hosts, setup, tokens};
use axum::extract::Request;
use axum::{Router, ServiceExt};
use store::{Location, ServeLock};
use tokio::net::TcpListener;
use tower::Layer;
use tower::util::{MapRequest, MapRequestLayer};

use crate::agent_files::AgentFiles;
use crate::backups::Backups;
use crate::boot::{self, BootError};
use crate::config::Config;
use crate::http::normalize::normalize;
use crate::lifecycle::Lifecycle;
use crate::limits::Limits;
use crate::live::{Hub, tail};
use crate::state::HttpOptions;
use crate::{AppState, discovery, jobs, router};

/// Serves until the lifecycle stops. Says whether everything finished in time.
///
/// # Errors
/// One sentence saying what is in the way.
pub async fn serve(config: &Config, life: &Lifecycle) -> Result<bool, BootError> {
    boot::prepare(config)?;
    // First of all: a second server must not touch the database, not even to migrate it.
    let _lock = match &config.database {
        Location::Sqlite(path) => Some(ServeLock::take(path)?),
        Location::Postgres(_) => None,
    };
    let ctx = boot::open(config).await?;
    let listener = TcpListener::bind(config.http.listen)
        .await
        .map_err(|error| {
            BootError::Files(format!("cannot listen on {}: {error}", config.http.listen))
        })?;
    announce(&ctx, config, &listener).await?;
    let state = state(config, ctx, life);
    let ctx = state.ctx.clone();
    start(listener, state, life);
    let finished = life.finish().await;
    // The last requests may have left time stamps in memory.
    hosts::flush_contacts(&ctx).await?;
    tokens::flush_activity(&ctx).await?;
    audit::seal(&ctx).await?;
    ctx.store.close().await;
    Ok(finished)
}

/// The application as it is served: paths are tidied before they are routed.
#[must_use]
pub fn app(state: AppState) -> MapRequest<Router, Tidy> {
    let base = state.http.base.clone();
    let app = router::router(state);
    let app = if base.is_empty() {
        app
    } else {
        // A proxy in front may take the path away or leave it.
        Router::new().nest(&base, app.clone()).fallback_service(app)
    };
    MapRequestLayer::new(normalize::<axum::body::Body> as Tidy).layer(app)
}

/// Tidies the path of a request.
pub type Tidy = fn(Request) -> Request;

/// State of a server over an open context.
#[must_use]
pub fn state(config: &Config, ctx: Ctx, life: &Lifecycle) -> AppState {
    let https = |url: &String| url.starts_with("https://");
    AppState {
        ctx,
        limits: Arc::new(Limits::new(config.limits)),
        live: Hub::default(),
        life: life.clone(),
        backups: Backups::default(),
        agent_files: AgentFiles::of(config.agent_folders.clone()),
        http: Arc::new(HttpOptions {
            trusted: config.http.trusted.clone(),
            base: config.http.base().into(),
            api: config.http.api.as_str().into(),
            secure_cookies: config.http.public_url.as_ref().is_some_and(https),
            ca: config.http.private_ca.clone(),
            data_dir: config.data_dir.clone(),
            variables: config.settings.clone(),
            database: Some(config.database.clone()),
        }),
    }
}

/// Starts the listener, the tail of events and the jobs; returns at once.
pub fn start(listener: TcpListener, state: AppState, life: &Lifecycle) {
    tail::start(&state, life);
    jobs::start(&state, life);
    discovery::start(&state.ctx, life);
    let service =
        ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(app(state));
    let stopping = life.stopping();
    life.spawn(async move {
        let serving = axum::serve(listener, service).with_graceful_shutdown(stopping);
        if let Err(error) = serving.await {
            tracing::error!(%error, "the listener failed");
        }
    });
}

async fn announce(ctx: &Ctx, config: &Config, listener: &TcpListener) -> Result<(), BootError> {
    let address = listener
        .local_addr()
        .map_or(config.http.listen, |address| address);
    tracing::info!(
        version = crate::http::public::version::VERSION,
        database = ctx.store.engine_name(),
        "listening on http://{address}"
    );
    if !setup::needed(ctx).await? {
        boot::remove_setup_code(&config.data_dir);
        return Ok(());
    }
    let code = setup::code(ctx).await?;
    boot::write_setup_code(&config.data_dir, &code)?;
    tracing::info!(
        "nobody has an account yet: open http://{address}/setup and enter the set-up code {code}"
    );
    Ok(())
}
