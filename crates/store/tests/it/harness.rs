//! One empty database per test, on the engine the test names.

use store::{AuditKey, Location, Store};
use testkit::TempDir;

pub(crate) struct Fresh {
    pub(crate) store: Store,
    pub(crate) location: Location,
    _dir: TempDir,
}

pub(crate) async fn sqlite() -> Fresh {
    let dir = testkit::tempdir();
    let location = Location::new(None, dir.path()).unwrap();
    open(location, dir).await
}

pub(crate) async fn postgres() -> Fresh {
    let url = testkit::postgres::fresh_database();
    let dir = testkit::tempdir();
    let location = Location::new(Some(&url), dir.path()).unwrap();
    open(location, dir).await
}

async fn open(location: Location, dir: TempDir) -> Fresh {
    let store = Store::open(&location).await.unwrap();
    store.set_audit_key(AuditKey::new([7; 32]));
    Fresh {
        store,
        location,
        _dir: dir,
    }
}

/// Makes two tests of each function: one on SQLite, one on PostgreSQL.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $name() { super::$name($crate::harness::sqlite().await).await; })+
        }
        mod postgres {
            $(#[tokio::test] async fn $name() { super::$name($crate::harness::postgres().await).await; })+
        }
    };
}
pub(crate) use on_both;
