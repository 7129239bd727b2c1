//! `cargo xtask api`: the API document and the page's types, both made from the server's code.

use std::path::PathBuf;

use crate::Outcome;
use crate::process::{cargo, command, npm, read, root};
use crate::server::{clean_environment, debug_program};

/// Writes `openapi.json` and the page's `schema.ts`.
pub(crate) fn write() -> Outcome {
    read(cargo().args(["build", "--quiet", "--package", "patchmon-server"]))?;
    std::fs::write(document_file(), document()?)?;
    std::fs::write(schema_file(), schema()?)?;
    Ok(())
}

/// Fails when the committed document is not the one that the server's code gives.
pub(crate) fn check_document() -> Outcome {
    compare("openapi.json", &document_file(), &document()?)
}

/// Fails when the committed types are not those of the committed document.
pub(crate) fn check_schema() -> Outcome {
    compare("schema.ts", &schema_file(), &schema()?)
}

fn compare(name: &str, file: &PathBuf, made: &str) -> Outcome {
    let committed = std::fs::read_to_string(file).unwrap_or_default();
    if committed == made {
        Ok(())
    } else {
        Err(format!("{name} is not current: run `cargo xtask api` and commit it").into())
    }
}

fn document_file() -> PathBuf {
    root().join("openapi.json")
}

fn schema_file() -> PathBuf {
    root().join("web/src/lib/api/schema.ts")
}

fn document() -> Outcome<String> {
    let mut server = command(debug_program("patchmon-server")?);
    clean_environment(&mut server);
    let text = read(server.arg("openapi"))?;
    Ok(format!("{}\n", text.trim_end()))
}

/// The types, made beside the committed ones so that a check changes nothing.
fn schema() -> Outcome<String> {
    let folder = testkit::tempdir();
    let made = folder.path().join("schema.ts");
    read(
        npm()
            .args([
                "exec",
                "--offline",
                "--",
                "openapi-typescript",
                "../openapi.json",
                "-o",
            ])
            .arg(&made),
    )?;
    Ok(std::fs::read_to_string(made)?)
}
