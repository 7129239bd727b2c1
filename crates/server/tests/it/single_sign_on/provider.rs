//! An identity provider that does what a test wants, on a real socket.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

pub(super) const CLIENT_ID: &str = "patchmon";
pub(super) const CLIENT_SECRET: &str = "the client's secret";
pub(super) const REDIRECT_URI: &str = "http://localhost:3000/api/v1/auth/oidc/callback";

/// What the provider does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It signs with a key that it does not publish.
    ForgedSignature,
    /// It does not sign.
    NoSignature,
    /// It signs with the client's secret.
    SignedBySecret,
    /// The token is somebody else's.
    OtherAudience,
    /// The token comes from somewhere else.
    OtherIssuer,
    /// The token belongs to another sign-in.
    OtherNonce,
    /// The token is old.
    Expired,
    /// The access token is not the one of the token.
    OtherAccessToken,
    /// There is no ID token.
    NoToken,
}

/// Handle to a running provider.
#[derive(Clone)]
pub(super) struct Provider {
    pub(super) issuer: String,
    inner: Arc<Mutex<Inner>>,
}

struct Inner {
    issuer: String,
    key: Key,
    keys_read: usize,
    up: bool,
    fault: Option<Fault>,
    basic_offered: bool,
    now: i64,
    user_info: Value,
    codes: HashMap<String, Granted>,
    next_code: usize,
}

#[derive(Clone)]
struct Granted {
    claims: Map<String, Value>,
    challenge: String,
    redirect_uri: String,
}

struct Key {
    id: String,
    pair: EcdsaKeyPair,
}

impl Key {
    fn new(id: &str) -> Self {
        let rng = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &rng).unwrap();
        Self {
            id: id.to_owned(),
            pair: EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &rng).unwrap(),
        }
    }

    fn public(&self) -> Value {
        // Uncompressed point: 4, then both coordinates (SEC 1, section 2.3.3).
        let point = &self.pair.public_key().as_ref()[1..];
        json!({"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id,
            "x": URL_SAFE_NO_PAD.encode(&point[..32]), "y": URL_SAFE_NO_PAD.encode(&point[32..])})
    }

    fn sign(&self, text: &str) -> Vec<u8> {
        let rng = SystemRandom::new();
        self.pair
            .sign(&rng, text.as_bytes())
            .unwrap()
            .as_ref()
            .to_vec()
    }
}

impl Provider {
    /// Starts one on a free port; it ends with the test's runtime. `now` is the time of the test.
    pub(super) async fn start(now: i64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let provider = Self {
            inner: Arc::new(Mutex::new(Inner {
                issuer: issuer.clone(),
                key: Key::new("first"),
                keys_read: 0,
                up: true,
                fault: None,
                basic_offered: true,
                now,
                user_info: json!({}),
                codes: HashMap::new(),
                next_code: 0,
            })),
            issuer,
        };
        let app = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(user_info))
            .with_state(provider.clone());
        #[expect(clippy::disallowed_methods, reason = "it ends with the test")]
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        provider
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    /// Answers, or says that it is being mended.
    pub(super) fn set_up(&self, up: bool) {
        self.lock().up = up;
    }

    pub(super) fn set_fault(&self, fault: Fault) {
        self.lock().fault = Some(fault);
    }

    /// Offers the client's secret in the body only.
    pub(super) fn offer_post_only(&self) {
        self.lock().basic_offered = false;
    }

    /// What the user-info endpoint tells.
    pub(super) fn tell(&self, claims: Value) {
        self.lock().user_info = claims;
    }

    /// Signs with a new key from now on.
    pub(super) fn rotate(&self, id: &str) {
        self.lock().key = Key::new(id);
    }

    /// How often the keys were read.
    pub(super) fn keys_read(&self) -> usize {
        self.lock().keys_read
    }

    pub(super) fn pass(&self, millis: i64) {
        self.lock().now += millis;
    }

    /// What the person does at the provider: signs in as these claims say. Gives the parameters that
    /// the browser takes back.
    pub(super) fn approve(&self, url: &str, claims: Value) -> Vec<(String, String)> {
        let asked = parameters(url);
        let wanted = [
            ("response_type", "code"),
            ("client_id", CLIENT_ID),
            ("redirect_uri", REDIRECT_URI),
            ("code_challenge_method", "S256"),
        ];
        for (name, value) in wanted {
            assert_eq!(asked[name], value);
        }
        let mut inner = self.lock();
        inner.next_code += 1;
        let code = format!("code-{}", inner.next_code);
        let Value::Object(mut claims) = claims else {
            panic!("claims are an object")
        };
        claims.insert("nonce".into(), json!(asked["nonce"]));
        let granted = Granted {
            claims,
            challenge: asked["code_challenge"].clone(),
            redirect_uri: asked["redirect_uri"].clone(),
        };
        inner.codes.insert(code.clone(), granted);
        vec![
            ("code".into(), code),
            ("state".into(), asked["state"].clone()),
        ]
    }
}

/// The query of a URL, decoded.
pub(super) fn parameters(url: &str) -> HashMap<String, String> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let uri: axum::http::Uri = format!("/?{query}").parse().unwrap();
    axum::extract::Query::try_from_uri(&uri).unwrap().0
}

async fn configuration(State(provider): State<Provider>) -> Response {
    let inner = provider.lock();
    if !inner.up {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let issuer = &inner.issuer;
    let methods = if inner.basic_offered {
        json!(["client_secret_basic", "client_secret_post"])
    } else {
        json!(["client_secret_post"])
    };
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "end_session_endpoint": format!("{issuer}/end"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "scopes_supported": ["openid", "email", "profile"],
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
        "token_endpoint_auth_methods_supported": methods,
        "code_challenge_methods_supported": ["S256"],
    }))
    .into_response()
}

async fn keys(State(provider): State<Provider>) -> Json<Value> {
    let mut inner = provider.lock();
    inner.keys_read += 1;
    Json(json!({ "keys": [inner.key.public()] }))
}

async fn user_info(State(provider): State<Provider>, headers: HeaderMap) -> Response {
    if headers.get("authorization").map(HeaderValue::as_bytes) != Some(b"Bearer access") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    Json(provider.lock().user_info.clone()).into_response()
}

async fn token(State(provider): State<Provider>, headers: HeaderMap, body: String) -> Response {
    let form = parameters(&format!("?{body}"));
    let mut inner = provider.lock();
    if !is_client(&inner, &headers, &form) {
        let body = Json(json!({"error": "invalid_client"}));
        return (StatusCode::UNAUTHORIZED, body).into_response();
    }
    let refused = || {
        (
            StatusCode::BAD_REQUEST,
            Json(json!({"error": "invalid_grant"})),
        )
            .into_response()
    };
    // A code is good once.
    let Some(granted) = inner.codes.remove(&form["code"]) else {
        return refused();
    };
    let verifier = form.get("code_verifier").cloned().unwrap_or_default();
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    if challenge != granted.challenge || form["redirect_uri"] != granted.redirect_uri {
        return refused();
    }
    let mut body = json!({"access_token": "access", "token_type": "Bearer", "expires_in": 300});
    if inner.fault != Some(Fault::NoToken) {
        body["id_token"] = json!(id_token(&inner, granted.claims));
    }
    Json(body).into_response()
}

fn is_client(inner: &Inner, headers: &HeaderMap, form: &HashMap<String, String>) -> bool {
    if !inner.basic_offered {
        return form.get("client_secret").map(String::as_str) == Some(CLIENT_SECRET);
    }
    let given = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok());
    let pair = given.and_then(|text| text.strip_prefix("Basic "));
    let pair = pair
        .and_then(|text| STANDARD.decode(text).ok())
        .unwrap_or_default();
    // Both are encoded as in a form first (RFC 6749, section 2.3.1).
    pair == format!("{CLIENT_ID}:the+client%27s+secret").into_bytes()
}

fn id_token(inner: &Inner, mut claims: Map<String, Value>) -> String {
    let fault = inner.fault;
    let at = |seconds: i64| json!(inner.now / 1000 + seconds);
    let mut put = |name: &str, value: Value| claims.insert(name.into(), value);
    let other = "https://elsewhere.example";
    let is = |wanted: Fault| fault == Some(wanted);
    put(
        "iss",
        json!(if is(Fault::OtherIssuer) {
            other
        } else {
            &inner.issuer
        }),
    );
    put(
        "aud",
        json!(if is(Fault::OtherAudience) {
            "somebody"
        } else {
            CLIENT_ID
        }),
    );
    put("iat", at(-400));
    put("exp", if is(Fault::Expired) { at(-1) } else { at(300) });
    if is(Fault::OtherNonce) {
        put("nonce", json!("another"));
    }
    let token = if is(Fault::OtherAccessToken) {
        "another"
    } else {
        "access"
    };
    let half = &Sha256::digest(token)[..16];
    put("at_hash", json!(URL_SAFE_NO_PAD.encode(half)));
    let algorithm = match fault {
        Some(Fault::NoSignature) => "none",
        Some(Fault::SignedBySecret) => "HS256",
        _ => "ES256",
    };
    let header = json!({"alg": algorithm, "kid": inner.key.id, "typ": "JWT"});
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(&header), part(&Value::Object(claims)));
    let signature = match fault {
        Some(Fault::NoSignature) => Vec::new(),
        Some(Fault::ForgedSignature) => Key::new(&inner.key.id).sign(&text),
        Some(Fault::SignedBySecret) => {
            let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, CLIENT_SECRET.as_bytes());
            ring::hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
        }
        _ => inner.key.sign(&text),
    };
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}
