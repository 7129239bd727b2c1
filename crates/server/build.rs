//! The page is built by its own tools. Where that has not happened the server still compiles, and
//! says so to whoever opens it.

use std::path::Path;

const UNBUILT: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<base href=\"/\" />
<meta name=\"patchmon-base\" content=\"/\" />
<meta name=\"patchmon-api\" content=\"/api/v1\" />
<title>PatchMon</title>
<h1>The page was not built</h1>
<p>This server was compiled before the page. Run <code>npm ci &amp;&amp; npm run build</code> in
<code>web/</code> and compile the server again, or start it with <code>cargo xtask run</code>.
The API works: see <a href=\"/health\">/health</a>.</p>
";

fn main() -> std::io::Result<()> {
    let dist = Path::new("../../web/dist");
    if !dist.is_dir() {
        std::fs::create_dir_all(dist)?;
        std::fs::write(dist.join("index.html"), UNBUILT)?;
    }
    // The instruction to cargo, not output for people.
    std::io::Write::write_all(
        &mut std::io::stdout(),
        b"cargo::rerun-if-changed=../../web/dist\n",
    )
}
