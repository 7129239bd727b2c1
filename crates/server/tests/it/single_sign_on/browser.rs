//! What a browser does on its way to the provider and back.

use app::single_sign_on::discover;
use domain::Role;
use serde_json::{Value, json};

use super::provider::{CLIENT_ID, CLIENT_SECRET, Provider, REDIRECT_URI, parameters};
use crate::harness::{self, Reply, TestServer};

/// A server with a provider.
pub(super) struct Party {
    pub(super) server: TestServer,
    pub(super) provider: Provider,
}

/// What the browser holds while it is at the provider.
#[derive(Clone)]
pub(super) struct Away {
    pub(super) url: String,
    pub(super) state: String,
    pub(super) nonce: String,
}

/// Groups as the published page names them.
pub(super) const GROUPS: [(&str, &str); 5] = [
    ("OIDC_ADMIN_GROUP", "PatchMon Admins"),
    ("OIDC_SUPERADMIN_GROUP", "PatchMon SuperAdmins"),
    ("OIDC_HOST_MANAGER_GROUP", "PatchMon Host Managers"),
    ("OIDC_USER_GROUP", "PatchMon Users"),
    ("OIDC_READONLY_GROUP", "PatchMon Readonly"),
];

/// The time every test server starts at.
const START: i64 = 1_795_442_640_000;

/// A server that was told of a provider, which has answered.
pub(super) async fn party(more: &[(&str, &str)]) -> Party {
    let party = undiscovered(more).await;
    discover(&party.server.ctx).await.unwrap();
    party
}

/// On PostgreSQL.
pub(super) async fn party_on_postgres(more: &[(&str, &str)]) -> Party {
    let url = testkit::postgres::fresh_database();
    let more: Vec<_> = more
        .iter()
        .copied()
        .chain([("DATABASE_URL", url.as_str())])
        .collect();
    party(&more).await
}

/// A server that was told of a provider and did not ask it yet.
pub(super) async fn undiscovered(more: &[(&str, &str)]) -> Party {
    let provider = Provider::start(START).await;
    let issuer = provider.issuer.clone();
    let mut environment = vec![
        ("OIDC_ENABLED", "true"),
        ("OIDC_ISSUER_URL", issuer.as_str()),
        ("OIDC_CLIENT_ID", CLIENT_ID),
        ("OIDC_CLIENT_SECRET", CLIENT_SECRET),
        ("OIDC_REDIRECT_URI", REDIRECT_URI),
    ];
    environment.extend_from_slice(more);
    Party {
        server: harness::start(&environment).await,
        provider,
    }
}

/// Claims of somebody with a verified address.
pub(super) fn person(name: &str, groups: &[&str]) -> Value {
    json!({"sub": format!("id-of-{name}"), "email": format!("{name}@example.com"),
        "email_verified": true, "given_name": "Given", "family_name": "Family", "groups": groups})
}

impl Party {
    /// Presses the button.
    pub(super) async fn leave(&self, return_to: &str) -> Away {
        let path = format!("/api/v1/auth/oidc/login?return={return_to}");
        let reply = self.server.get(&path).await;
        assert_eq!(reply.status, 302);
        let url = reply.header("location").unwrap().to_owned();
        assert!(url.starts_with(&self.provider.issuer), "{url}");
        Away {
            url,
            state: reply.cookie("patchmon_oidc_state").unwrap(),
            nonce: reply.cookie("patchmon_oidc_nonce").unwrap(),
        }
    }

    /// Comes back with these parameters, in the browser that left.
    pub(super) async fn come_back(&self, away: &Away, with: &[(String, String)]) -> Reply {
        // The newest sign-in is the one of the latest time.
        self.server.clock.pass(1);
        let pairs: Vec<String> = with.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let path = format!("/api/v1/auth/oidc/callback?{}", pairs.join("&"));
        let cookies = format!(
            "patchmon_oidc_state={}; patchmon_oidc_nonce={}",
            away.state, away.nonce
        );
        self.server.get(&path).header("cookie", &cookies).await
    }

    /// The whole way.
    pub(super) async fn sign_in(&self, claims: Value) -> Reply {
        let away = self.leave("/").await;
        let with = self.provider.approve(&away.url, claims);
        self.come_back(&away, &with).await
    }

    /// The whole way of somebody who gets in; gives the profile.
    pub(super) async fn enter(&self, claims: Value) -> Value {
        let reply = self.sign_in(claims).await;
        assert_eq!(
            reply.header("location"),
            Some("/"),
            "{}",
            self.last_attempt().await
        );
        self.profile(&reply).await
    }

    /// Who the browser is after an answer that signs it in.
    pub(super) async fn profile(&self, reply: &Reply) -> Value {
        let session = reply.cookie("patchmon_session").unwrap();
        let call = self.server.get("/api/v1/auth/profile");
        let profile = call
            .header("cookie", &format!("patchmon_session={session}"))
            .await;
        assert_eq!(profile.status, 200, "{}", profile.text());
        profile.json()["user"].clone()
    }

    /// Where somebody ends up who does not get in.
    pub(super) async fn refused(&self, claims: Value) -> String {
        refusal(&self.sign_in(claims).await)
    }

    /// The newest row of the list of sign-ins.
    pub(super) async fn last_attempt(&self) -> Value {
        self.attempts().await.first().cloned().unwrap_or_default()
    }

    pub(super) async fn attempts(&self) -> Vec<Value> {
        let mut conn = self.server.ctx.store.read().await.unwrap();
        let rows = conn.sso_attempts().await.unwrap();
        let row = |row: &store::SsoAttempt| {
            json!({"outcome": row.outcome, "code": row.code, "message": row.message,
                "username": row.username, "role": row.role, "reason": row.reason,
                "groups": row.group_names})
        };
        rows.iter().map(row).collect()
    }

    /// A super admin, so that the server is set up.
    pub(super) async fn super_admin(&self) -> String {
        self.server.token(Role::SuperAdmin).await
    }
}

/// The code in the address of the sign-in page; such an answer opens no session.
pub(super) fn refusal(reply: &Reply) -> String {
    assert_eq!(reply.status, 302);
    assert_eq!(reply.cookie("patchmon_session"), None);
    assert_eq!(reply.cookie("patchmon_oidc_state").as_deref(), Some(""));
    let location = reply.header("location").unwrap();
    assert!(location.starts_with("/sign-in?"), "{location}");
    parameters(location)["error"].clone()
}

/// Makes two tests of each function that takes a [`Party`] made with the groups of the page.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            use super::super::browser::{GROUPS, party};
            $(#[tokio::test] async fn $name() { super::$name(party(&GROUPS).await).await; })+
        }
        mod postgres {
            use super::super::browser::{GROUPS, party_on_postgres};
            $(#[tokio::test] async fn $name() { super::$name(party_on_postgres(&GROUPS).await).await; })+
        }
    };
}
pub(super) use on_both;
