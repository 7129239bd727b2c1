//! Whether a value is what a schema of the document says: the part of JSON Schema that it uses.

use serde_json::Value;

/// A schema without references at its top.
pub(super) fn resolved<'d>(document: &'d Value, schema: &'d Value) -> &'d Value {
    match schema["$ref"].as_str() {
        Some(name) => {
            let found = document.pointer(name.trim_start_matches('#'));
            resolved(document, found.unwrap_or_else(|| panic!("no {name}")))
        }
        None => schema,
    }
}

/// What is wrong with a value; `at` is its place.
pub(super) fn fits(document: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let schema = resolved(document, schema);
    if let Some(parts) = schema["allOf"].as_array() {
        return parts
            .iter()
            .flat_map(|part| loosely(document, part, value, at))
            .collect();
    }
    for word in ["oneOf", "anyOf"] {
        if let Some(forms) = schema[word].as_array() {
            let any = forms
                .iter()
                .any(|form| fits(document, form, value, at).is_empty());
            return complaint(!any, at, "none of its forms");
        }
    }
    let mut wrong = complaint(!has_type(&schema["type"], value), at, "another type");
    if let Some(allowed) = schema["enum"].as_array() {
        wrong.extend(complaint(
            !allowed.contains(value),
            at,
            "not one of the words",
        ));
    }
    if let Some(items) = value.as_array() {
        let each = items.iter().enumerate();
        wrong.extend(
            each.flat_map(|(i, item)| {
                fits(document, &schema["items"], item, &format!("{at}[{i}]"))
            }),
        );
    }
    wrong.extend(fields(document, schema, value, at, true));
    wrong
}

/// A part of a whole does not know the fields of the others.
fn loosely(document: &Value, part: &Value, value: &Value, at: &str) -> Vec<String> {
    fields(document, resolved(document, part), value, at, false)
}

fn fields(document: &Value, schema: &Value, value: &Value, at: &str, strict: bool) -> Vec<String> {
    let (Some(known), Some(given)) = (schema["properties"].as_object(), value.as_object()) else {
        return Vec::new();
    };
    let required = schema["required"].as_array().into_iter().flatten();
    let missing = required
        .filter_map(Value::as_str)
        .filter(|name| !given.contains_key(*name));
    let mut wrong: Vec<_> = missing
        .map(|name| format!("{at}.{name}: missing"))
        .collect();
    for (name, value) in given {
        let at = format!("{at}.{name}");
        match known.get(name) {
            Some(schema) => wrong.extend(fits(document, schema, value, &at)),
            None if strict && schema.get("additionalProperties").is_none() => {
                wrong.push(format!("{at}: unknown"));
            }
            None => {}
        }
    }
    wrong
}

fn complaint(is_wrong: bool, at: &str, reason: &str) -> Vec<String> {
    if is_wrong {
        vec![format!("{at}: {reason}")]
    } else {
        Vec::new()
    }
}

fn has_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type {other}"),
    };
    match wanted {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        _ => true,
    }
}
