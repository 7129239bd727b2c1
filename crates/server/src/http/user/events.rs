//! `GET /events`: what changed, as server-sent events. The page then asks the ordinary endpoints.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::sse::{Event as Frame, KeepAlive, Sse};
use domain::{HostScope, Topic};
use futures_util::{StreamExt, stream};
use serde_json::json;
use tokio_stream::wrappers::BroadcastStream;

use crate::AppState;
use crate::http::auth::Lasting;
use crate::http::time::rfc3339;
use crate::live::Change;

/// Comments keep proxies from closing a quiet stream.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// The browser then connects again and proves once more who it is.
const LIFE: Duration = Duration::from_secs(15 * 60);

/// What changed: `change` events with topic and id, `reset` when some were missed. The stream ends when the
/// credential or what it permits does.
#[utoipa::path(get, path = "/events", tag = "live", security(("session" = ["signed_in"])),
    responses((status = 200, content_type = "text/event-stream", body = String,
        example = json!("event: change\ndata: {\"topic\":\"hosts\",\"id\":\"550e8400-e29b-41d4-a716-446655440000\"}\n\n"))))]
pub async fn events(signed_in: Lasting, State(state): State<AppState>) -> impl IntoResponse {
    let whole = signed_in.user.scope == HostScope::All;
    let changes = BroadcastStream::new(state.live.subscribe());
    let watcher = (signed_in, state.clone());
    let changes = changes.map(Result::ok).take_while(move |change| {
        let asks = change.as_ref().is_none_or(touches_people);
        let (signed_in, state) = watcher.clone();
        async move { !asks || signed_in.stands(&state).await }
    });
    let hello = json!({ "at": rfc3339(state.ctx.now()) }).to_string();
    let hello = stream::once(async move { Ok(Frame::default().event("hello").data(hello)) });
    let frames = changes.map(move |change| Ok::<_, Infallible>(frame(change, whole)));
    let ended = state.life.stopping();
    let until = async move {
        tokio::select! { () = ended => {}, () = tokio::time::sleep(LIFE) => {} }
    };
    let sse = Sse::new(hello.chain(frames).take_until(Box::pin(until)))
        .keep_alive(KeepAlive::new().interval(HEARTBEAT));
    // A proxy that gathers answers before it passes them on would hold events back.
    ([("x-accel-buffering", "no")], sse)
}

/// Whether somebody may do or see other things after it.
fn touches_people(change: &Change) -> bool {
    matches!(change.event.topic, Topic::Users)
}

/// `None` means that this browser was too slow and missed some.
fn frame(change: Option<Change>, whole: bool) -> Frame {
    let Some(change) = change else {
        return Frame::default().event("reset").data("{}");
    };
    // Who sees some hosts only must not learn the ids of others.
    let (topic, id) = match change.event.topic {
        Topic::Host if !whole => (Topic::Hosts, None),
        topic @ (Topic::Hosts | Topic::Groups | Topic::Tokens) if !whole => (topic, None),
        topic => (topic, change.event.id),
    };
    let data = json!({ "topic": topic.name(), "id": id }).to_string();
    Frame::default()
        .event("change")
        .id(change.id.to_string())
        .data(data)
}
