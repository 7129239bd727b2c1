//! What a `User-Agent` says about a device: enough for people to know their own.

/// A device as people know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Browser or program.
    pub browser: &'static str,
    /// Operating system.
    pub os: &'static str,
    /// `desktop`, `mobile`, `tablet` or `program`.
    pub kind: &'static str,
}

/// Browsers call themselves by each other's names: the first that fits is the one.
const BROWSERS: [(&str, &str); 12] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi", "Vivaldi"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
    ("python", "Python"),
    ("ansible", "Ansible"),
];

const SYSTEMS: [(&str, &str); 8] = [
    ("Windows", "Windows"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("FreeBSD", "FreeBSD"),
    ("Linux", "Linux"),
];

/// Reads a `User-Agent`.
#[must_use]
pub fn device(user_agent: Option<&str>) -> Device {
    let text = user_agent.unwrap_or_default();
    let first = |table: &[(&str, &'static str)]| {
        let found = table.iter().find(|(part, _)| text.contains(part));
        found.map_or("Unknown", |(_, name)| *name)
    };
    let kind = if text.contains("iPad") || text.contains("Tablet") {
        "tablet"
    } else if text.contains("Mobile") || text.contains("Android") {
        "mobile"
    } else if text.starts_with("Mozilla/") {
        "desktop"
    } else {
        "program"
    };
    Device {
        browser: first(&BROWSERS),
        os: first(&SYSTEMS),
        kind,
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn known_devices_are_told_apart() {
        for (text, browser, os, kind) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox",
                "Linux",
                "desktop",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                "Edge",
                "Windows",
                "desktop",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari",
                "iOS",
                "mobile",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
                "Chrome",
                "Android",
                "mobile",
            ),
            ("curl/8.5.0", "curl", "Unknown", "program"),
            ("", "Unknown", "Unknown", "program"),
        ] {
            let found = device(Some(text));
            assert_eq!(
                (found.browser, found.os, found.kind),
                (browser, os, kind),
                "{text}"
            );
        }
    }
}
