//! `cargo xtask dist`: the release programs in `dist/`.

use crate::process::{root, show};
use crate::{Outcome, build};

/// Builds agent and server and copies them.
pub(crate) fn run() -> Outcome {
    build::check_tools()?;
    build::page_packages(show)?;
    build::page(show)?;
    let dist = root().join("dist").join(build::host_target()?);
    std::fs::create_dir_all(&dist)?;
    let agent = build::agent(show)?;
    // Beside the server, which hands it out from there.
    build::offer_agent(&agent, &dist.join("agents"))?;
    for program in [agent, build::server()?] {
        let name = program.file_name().ok_or("a program without a name")?;
        let copy = dist.join(name);
        std::fs::copy(&program, &copy)?;
        println!("{:6.1} MiB  {}", build::mebibytes(&copy)?, copy.display());
    }
    Ok(())
}
