//! People who sign in.

use app::Actor;
use app::users::{self, NewAccount};
use domain::{HostScope, Permission, Role};
use serde_json::json;
use store::Tx;
use uuid::Uuid;

use super::{PASSWORD, Reply, TestServer};

impl TestServer {
    /// Makes an account named as its role, straight in the database.
    pub(crate) async fn account(&self, role: Role) {
        self.person(role.name(), role.name(), HostScope::All).await;
    }

    /// Makes an account with a role and a sight, straight in the database; gives its id.
    pub(crate) async fn person(&self, name: &str, role: &str, scope: HostScope) -> Uuid {
        let account = NewAccount {
            username: name.into(),
            email: format!("{name}@example.org"),
            password: PASSWORD.into(),
            first_name: None,
            last_name: None,
            role: role.into(),
            scope,
            tfa_required: false,
        };
        users::create(&self.ctx, Actor::command_line(), account)
            .await
            .unwrap()
            .id
    }

    /// Signs in by name or address; gives the answer.
    pub(crate) async fn sign_in(&self, login: &str, password: &str) -> Reply {
        let body = json!({ "username": login, "password": password });
        self.post("/api/v1/auth/login").json(&body).await
    }

    /// An access token of somebody who has an account.
    pub(crate) async fn token_of(&self, name: &str) -> String {
        let reply = self.sign_in(name, PASSWORD).await;
        reply.json()["token"].as_str().unwrap().to_owned()
    }

    /// An access token of a fresh account of this role.
    pub(crate) async fn token(&self, role: Role) -> String {
        self.account(role).await;
        self.token_of(role.name()).await
    }

    /// Makes a custom role, and an account named as it; gives an access token.
    pub(crate) async fn custom(&self, name: &str, permissions: &[Permission]) -> String {
        let names: Vec<_> = permissions.iter().map(|one| one.name()).collect();
        let role = name.to_owned();
        let write = self.ctx.store.write(move |tx: &mut Tx| {
            Box::pin(async move { tx.put_role(&role, &role, "", &names).await })
        });
        write.await.unwrap();
        self.person(name, name, HostScope::All).await;
        self.token_of(name).await
    }
}
