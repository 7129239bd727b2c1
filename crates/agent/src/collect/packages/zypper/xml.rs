//! zypper's `--xmlout`, read as a flat run of elements.

use std::collections::HashMap;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::collect::CollectError;

/// An element that begins. What is nested in it follows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// Name.
    pub name: String,
    /// Text directly inside.
    pub text: String,
    attributes: HashMap<String, String>,
}

impl Element {
    /// An attribute; empty when it is not there.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.attributes.get(key).map_or("", String::as_str)
    }
}

/// All elements in the order of their beginnings.
///
/// # Errors
/// When the text is no XML: a part of a list would read as the whole.
pub fn elements(text: &str) -> Result<Vec<Element>, CollectError> {
    let mut reader = Reader::from_str(text);
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        let event = reader.read_event().map_err(broken)?;
        match &event {
            Event::Start(start) => {
                open.push(found.len());
                found.push(element(start)?);
            }
            Event::Empty(start) => found.push(element(start)?),
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => append(&mut found, &open, &text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(broken)? {
                Some(c) => append(&mut found, &open, c.encode_utf8(&mut [0; 4])),
                None => append(
                    &mut found,
                    &open,
                    resolve_predefined_entity(entity).unwrap_or_default(),
                ),
            },
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn append(found: &mut [Element], open: &[usize], text: &str) {
    if let Some(element) = open.last().and_then(|at| found.get_mut(*at)) {
        element.text.push_str(text);
    }
}

fn element(start: &BytesStart) -> Result<Element, CollectError> {
    let mut attributes = HashMap::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(broken)?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(broken)?;
        attributes.insert(attribute.key.as_ref().to_owned(), value.into_owned());
    }
    Ok(Element {
        name: start.name().as_ref().to_owned(),
        text: String::new(),
        attributes,
    })
}

fn broken(e: impl std::fmt::Display) -> CollectError {
    CollectError::new(format!("zypper's answer is not understood: {e}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_text_and_entities() {
        let text = "<?xml version='1.0'?><a x='1 &amp; 2'><b>one &lt;&#50;<c/>&gt;</b></a>";
        let found = elements(text).unwrap();
        let names: Vec<_> = found.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!((found[0].get("x"), found[0].get("y")), ("1 & 2", ""));
        assert_eq!(found[1].text, "one <2>");
    }

    #[test]
    fn half_an_answer_is_none() {
        assert!(elements("<stream><update name='a'></stream>").is_err());
    }
}
