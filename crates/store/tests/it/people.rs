//! Accounts, sessions, failed sign-ins, settings and the audit log.

mod failures;
mod sessions;
mod users;

use store::{NewUser, Store, Tx};
use uuid::Uuid;

/// A user to insert.
fn user(number: u128, name: &str) -> NewUser {
    NewUser {
        id: Uuid::from_u128(number),
        username: name.into(),
        email: format!("{name}@Example.org"),
        first_name: None,
        last_name: None,
        password_hash: Some("hash".into()),
        role: "user".into(),
        scope: domain::HostScope::All,
        tfa_required: false,
    }
}

async fn create(store: &Store, user: NewUser) -> Result<(), store::Error> {
    store
        .write(move |tx: &mut Tx| Box::pin(async move { tx.create_user(&user, 1).await }))
        .await
}
