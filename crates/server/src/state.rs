//! What a handler may ask for.

use std::sync::Arc;

use app::Ctx;

use crate::limits::Limits;

/// State of the running server. Cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState {
    /// Surroundings of the use cases; `ctx.store.read()` for lists.
    pub ctx: Ctx,
    /// Rate limits.
    pub limits: Arc<Limits>,
    /// What the HTTP side was told at the start.
    pub http: Arc<HttpOptions>,
}

/// What the HTTP side was told at the start.
#[derive(Debug, Clone, Default)]
pub struct HttpOptions {
    /// Peers whose `X-Forwarded-For` is believed.
    pub trusted: Vec<crate::http::access::Network>,
    /// Whether cookies are for HTTPS only.
    pub secure_cookies: bool,
}
