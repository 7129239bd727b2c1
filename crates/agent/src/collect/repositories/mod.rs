//! Configured repositories. One format of configuration is one folder or file here.

pub mod apk;
pub mod apt;
pub mod flatpak;
pub mod ini;
pub mod pacman;
pub mod pkg;
pub mod rpm;

/// Passwords in addresses stay on the host.
fn without_credentials(url: &str) -> String {
    let url = url.trim_end_matches('/');
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let host_end = rest.find('/').unwrap_or(rest.len());
    let host = rest[..host_end].rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}{}", &rest[host_end..])
}
