//! Hosts and their groups.

use domain::{HostRef, Millis, NewHost};
use store::{GroupText, Store};
use uuid::Uuid;

/// Runs one expression in a transaction; gives its result.
macro_rules! attempt {
    ($store:expr, |$tx:ident| $body:expr) => {
        $store
            .write(move |$tx: &mut store::Tx| {
                Box::pin(async move { Ok::<_, store::Error>($body?) })
            })
            .await
    };
}

/// Runs one expression in a transaction that succeeds.
macro_rules! done {
    ($store:expr, |$tx:ident| $body:expr) => {
        attempt!($store, |$tx| $body).unwrap()
    };
}

mod changes;
mod door;
mod groups;
mod lists;
mod reports;

/// A point in time that all tests share.
pub(crate) const NOW: Millis = 1_800_000_000_000;

pub(crate) fn new_host(number: u128, name: &str, groups: &[Uuid]) -> NewHost {
    NewHost {
        uuid: Uuid::from_u128(number),
        friendly_name: name.to_owned(),
        api_id: format!("patchmon_{number:016x}"),
        key_bcrypt: "bcrypt".to_owned(),
        key_digest: "digest".to_owned(),
        digest_key_id: "key".to_owned(),
        groups: groups.to_vec(),
    }
}

pub(crate) async fn add_host(store: &Store, number: u128, name: &str, groups: &[Uuid]) -> HostRef {
    let host = new_host(number, name, groups);
    done!(store, |tx| tx.create_host(&host, NOW).await)
}

pub(crate) async fn add_group(store: &Store, number: u128, name: &str) -> Uuid {
    let id = Uuid::from_u128(number);
    let text = GroupText {
        name: name.to_owned(),
        description: None,
        color: "#3b82f6".to_owned(),
    };
    done!(store, |tx| tx.create_host_group(id, &text, NOW).await);
    id
}
