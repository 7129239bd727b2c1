//! Requests and answers.

use std::future::IntoFuture;
use std::pin::Pin;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use base64::Engine;
use http_body_util::BodyExt;
use serde_json::Value;
use server::serve::Tidy;
use tower::ServiceExt;
use tower::util::MapRequest;

/// The application, ready to be called.
#[derive(Clone)]
pub(crate) struct App(MapRequest<Router, Tidy>);

impl App {
    pub(crate) fn new(app: MapRequest<Router, Tidy>) -> Self {
        Self(app)
    }
}

/// A request that is sent when awaited.
pub(crate) struct Call {
    app: App,
    request: Request<Body>,
}

impl Call {
    pub(crate) fn new(app: App, method: Method, path: &str) -> Self {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .body(Body::empty())
            .unwrap();
        Self { app, request }
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.request
            .headers_mut()
            .append(name, HeaderValue::try_from(value).unwrap());
        self
    }

    pub(crate) fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    pub(crate) fn agent(self, id: &str, key: &str) -> Self {
        self.header("x-api-id", id).header("x-api-key", key)
    }

    pub(crate) fn basic(self, key: &str, secret: &str) -> Self {
        let pair = base64::engine::general_purpose::STANDARD.encode(format!("{key}:{secret}"));
        self.header("authorization", &format!("Basic {pair}"))
    }

    pub(crate) fn body(mut self, body: impl Into<Body>) -> Self {
        *self.request.body_mut() = body.into();
        self
    }

    pub(crate) fn json(self, value: &Value) -> Self {
        self.header("content-type", "application/json")
            .body(value.to_string())
    }

    /// Sends it and leaves the body unread, for streams.
    pub(crate) async fn stream(self) -> Body {
        self.app.0.oneshot(self.request).await.unwrap().into_body()
    }

    /// Sends it for the status alone: also of streams that do not end.
    pub(crate) async fn status(self) -> StatusCode {
        self.app.0.oneshot(self.request).await.unwrap().status()
    }

    async fn send(self) -> Reply {
        let response = self.app.0.oneshot(self.request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Reply {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }
}

impl IntoFuture for Call {
    type Output = Reply;
    type IntoFuture = Pin<Box<dyn Future<Output = Reply> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e} in {}", self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// Value of a cookie the answer sets.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.headers.get_all("set-cookie").iter();
        let pairs = cookies.filter_map(|value| value.to_str().unwrap().split_once('='));
        let mut named = pairs.filter(|(key, _)| *key == name);
        named
            .next()
            .map(|(_, rest)| rest.split(';').next().unwrap_or_default().to_owned())
    }

    /// Status and code of an error.
    #[track_caller]
    pub(crate) fn error(&self) -> (u16, String) {
        let code = self.json()["code"]
            .as_str()
            .unwrap_or("validation")
            .to_owned();
        (self.status.as_u16(), code)
    }
}
