//! Examples of bodies, by the name of their schema. They stand in files of their own because they are
//! whole answers, most of them of the published documents; a test holds them to their schemas.

use serde_json::{Map, Value};
use utoipa::openapi::{OpenApi, RefOr, Schema};

const FILES: [&str; 4] = [
    include_str!("examples/integration.json"),
    include_str!("examples/hosts.json"),
    include_str!("examples/single_sign_on.json"),
    include_str!("examples/others.json"),
];

/// Gives every schema its example.
pub(super) fn add(document: &mut OpenApi) {
    let Some(components) = &mut document.components else {
        return;
    };
    for (name, example) in all() {
        if let Some(RefOr::T(schema)) = components.schemas.get_mut(&name) {
            set(schema, example);
        }
    }
}

/// All of them. A file that is no JSON gives none, which its test tells.
fn all() -> impl Iterator<Item = (String, Value)> {
    FILES
        .iter()
        .flat_map(|text| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default())
}

fn set(schema: &mut Schema, example: Value) {
    match schema {
        Schema::Object(object) => object.example = Some(example),
        Schema::AllOf(all) => all.example = Some(example),
        Schema::OneOf(one) => one.example = Some(example),
        Schema::AnyOf(any) => any.example = Some(example),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_json_and_name_schemas() {
        let document = crate::router::openapi();
        let components = document.components.unwrap();
        for text in FILES {
            for name in serde_json::from_str::<Map<String, Value>>(text)
                .unwrap()
                .keys()
            {
                assert!(components.schemas.contains_key(name), "no schema {name}");
            }
        }
    }
}
