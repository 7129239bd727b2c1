mod agents;
mod complete;
mod fits;

/// `cargo xtask api` writes both `openapi.json` and the page's types.
#[test]
fn the_committed_document_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json");
    let committed = std::fs::read_to_string(path).unwrap();
    let current = server::router::openapi().to_pretty_json().unwrap();
    assert!(
        committed.trim_end() == current,
        "openapi.json is old: run cargo xtask api"
    );
}
