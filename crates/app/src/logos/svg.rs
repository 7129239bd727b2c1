//! Drawings that can only be looked at. What is not on the lists is refused, never rewritten: whoever
//! uploads a file sees why, and what is stored is what was checked.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "title",
    "desc",
    "defs",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "symbol",
    "use",
    "pattern",
    "style",
];

const ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "d",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "dx",
    "dy",
    "width",
    "height",
    "viewBox",
    "points",
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "opacity",
    "transform",
    "gradientTransform",
    "gradientUnits",
    "spreadMethod",
    "offset",
    "stop-color",
    "stop-opacity",
    "clip-path",
    "clip-rule",
    "clipPathUnits",
    "mask",
    "maskUnits",
    "maskContentUnits",
    "patternUnits",
    "patternContentUnits",
    "patternTransform",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "text-anchor",
    "dominant-baseline",
    "letter-spacing",
    "version",
    "baseProfile",
    "xmlns",
    "xmlns:xlink",
    "xml:space",
    "style",
    "type",
    "preserveAspectRatio",
    "role",
    "aria-label",
    "aria-hidden",
    "focusable",
    "href",
    "xlink:href",
    "display",
    "visibility",
    "overflow",
    "color",
    "vector-effect",
    "paint-order",
];

/// Deeper than any drawing by hand.
const DEPTH: usize = 64;

/// Whether a drawing can only be looked at.
///
/// # Errors
/// What is in it that could do more, or why it is no drawing.
pub(super) fn check(text: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    let mut inside: Vec<String> = Vec::new();
    let mut drawn = false;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| format!("is no SVG: {error}"))?;
        match event {
            Event::Start(tag) => {
                inside.push(element(&tag, inside.is_empty())?);
                drawn = true;
                if inside.len() > DEPTH {
                    return Err("is nested too deeply".into());
                }
            }
            Event::Empty(tag) => {
                element(&tag, inside.is_empty())?;
                drawn = true;
            }
            Event::End(_) => {
                inside.pop();
            }
            Event::Text(text) => {
                styles(&inside, text.as_ref())?;
            }
            Event::CData(text) => styles(&inside, text.as_ref())?,
            Event::GeneralRef(_) if inside.last().is_some_and(|name| name == "style") => {
                return Err("must not have references in its styles".into());
            }
            Event::GeneralRef(name) => {
                let name = name.as_ref().to_owned();
                let plain = ["lt", "gt", "amp", "quot", "apos"].contains(&name.as_str());
                if !plain && !name.starts_with('#') {
                    return Err(format!("must not have the entity {name}"));
                }
            }
            Event::DocType(_) => return Err("must not have a document type".into()),
            Event::PI(_) => return Err("must not have processing instructions".into()),
            Event::Comment(_) | Event::Decl(_) => {}
            Event::Eof if drawn && inside.is_empty() => return Ok(()),
            Event::Eof => return Err("is no whole SVG".into()),
        }
    }
}

/// Checks an element with its attributes; gives its name.
fn element(tag: &BytesStart<'_>, first: bool) -> Result<String, String> {
    let name = tag.name().as_ref().to_owned();
    if !ELEMENTS.contains(&name.as_str()) || (first && name != "svg") {
        return Err(format!("must not have the element {name}"));
    }
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| format!("is no SVG: {error}"))?;
        let key = attribute.key.as_ref().to_owned();
        // Data of drawing programs has no effect; what browsers know must be on the list.
        if !ATTRIBUTES.contains(&key.as_str()) && !key.starts_with("data-") {
            return Err(format!("must not have the attribute {key}"));
        }
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_err(|error| format!("is no SVG: {error}"))?;
        if key.ends_with("href") && !value.trim().starts_with('#') {
            return Err("must not refer to anything outside itself".into());
        }
        if !key.starts_with("xmlns") {
            inert(&value)?;
        }
    }
    Ok(name)
}

fn styles(inside: &[String], text: &str) -> Result<(), String> {
    if inside.last().is_some_and(|name| name == "style") {
        inert(text)?;
        if text.contains(['@', '\\', '<']) {
            return Err("must not have rules with @ or \\ in its styles".into());
        }
    }
    Ok(())
}

/// A value that fetches and runs nothing.
fn inert(value: &str) -> Result<(), String> {
    let plain: String = value
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect::<String>()
        .to_lowercase();
    // An escape or a comment could hide the words below.
    if plain.contains('\\') || plain.contains("/*") {
        return Err("must not have escapes or comments in its values".into());
    }
    for (at, _) in plain.match_indices("url(") {
        let target = plain[at + 4..].trim_start_matches(['"', '\'']);
        if !target.starts_with('#') {
            return Err("must not refer to anything outside itself".into());
        }
    }
    for word in [
        "javascript:",
        "vbscript:",
        "data:",
        "expression(",
        "-moz-binding",
        "behavior:",
        "image(",
        "image-set(",
    ] {
        if plain.contains(word) {
            return Err(format!("must not have {word} in its values"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    fn svg(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
    }

    #[test]
    fn drawings_are_taken() {
        for inside in [
            "<path d=\"M0 0h9\" fill=\"#fff\"/>",
            "<defs><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient></defs><rect fill=\"url(#a)\"/>",
            "<style>.a{fill:#fff;clip-path:url('#b')}</style><g class=\"a\"><use xlink:href=\"#c\"/></g>",
            "<text x=\"1\">A &amp; B &#65;</text>",
        ] {
            check(&svg(inside)).unwrap_or_else(|reason| panic!("{inside}: {reason}"));
        }
        check("<?xml version=\"1.0\"?><!-- made by hand --><svg/>").unwrap();
    }

    #[test]
    fn whatever_could_do_more_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<svg:script/>",
            "<path onload=\"alert(1)\"/>",
            "<path OnClick=\"alert(1)\"/>",
            "<foreignObject><p/></foreignObject>",
            "<image href=\"#a\"/>",
            "<animate attributeName=\"href\"/>",
            "<set/>",
            "<a href=\"#a\"/>",
            "<iframe/>",
            "<use href=\"https://evil.example/a.svg#b\"/>",
            "<use href=\"data:image/svg+xml,x\"/>",
            "<use xlink:href=\"&#106;avascript:alert(1)\"/>",
            "<path fill=\"url(https://evil.example/)\"/>",
            "<path fill=\"u&#x72;l( 'http://evil.example/#')\"/>",
            "<path style=\"background:url(//evil.example)\"/>",
            "<path style=\"fill:\\75rl(x)\"/>",
            "<path style=\"fill:u/**/rl(x)\"/>",
            "<style>@import 'https://evil.example/a.css';</style>",
            "<style>a{background:url(//evil.example)}</style>",
            "<style><![CDATA[a{b:url(x)}]]></style>",
            "<style>a{b:u&#114;l(x)}</style>",
            "<text>&evil;</text>",
            "<?xml-stylesheet href=\"https://evil.example\"?>",
            "<path xml:base=\"https://evil.example/\"/>",
            "<path",
            "<g>",
        ] {
            assert!(check(&svg(inside)).is_err(), "{inside}");
        }
        let entity = "<!DOCTYPE svg [<!ENTITY a \"x\">]><svg/>";
        assert!(check(entity).is_err());
        for other in ["", "<html/>", "<g/>", "not xml", "<svg>"] {
            assert!(check(other).is_err(), "{other}");
        }
        let deep = format!("{}{}", "<g>".repeat(70), "</g>".repeat(70));
        assert!(check(&svg(&deep)).is_err());
    }
}
