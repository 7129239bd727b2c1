//! The private PostgreSQL. Needs its programs; as root also the user `postgres`.

use testkit::postgres::{Durability, Postgres};

#[test]
fn answers_and_leaves_nothing() {
    let postgres = Postgres::start(Durability::None).unwrap();
    let (socket, pid) = (postgres.socket().to_owned(), postgres.pid());
    assert!(socket.join(".s.PGSQL.5432").exists());
    assert!(postgres.admin_url().ends_with(socket.to_str().unwrap()));
    let process = std::path::PathBuf::from(format!("/proc/{pid}"));
    assert!(process.exists());
    drop(postgres);
    assert!(!socket.exists());
    assert!(!process.exists());
}
