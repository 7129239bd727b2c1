//! Recorded output as first inputs: every fixture for every target, since what one manager writes is
//! the best nonsense for another's parser. libFuzzer keeps those that reach something new.

use std::fs;
use std::path::{Path, PathBuf};

const FIXTURES: [&str; 2] = ["crates/agent/tests/fixtures", "crates/wire/tests/fixtures"];
/// Longer ones are cut: no parser looks back that far.
const LONGEST: usize = 4_000;

/// Writes them, unless the folder has some already.
pub(crate) fn write(folder: &Path, targets: usize) {
    fs::create_dir_all(folder).expect("the folder for inputs can be made");
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for dir in FIXTURES {
        find(&root.join(dir), &mut files);
    }
    for (number, file) in files.iter().enumerate() {
        let text = fs::read(file).expect("a fixture can be read");
        for target in 0..targets.min(256) {
            let mut input = vec![u8::try_from(target).unwrap_or(0)];
            input.extend(text.iter().take(LONGEST));
            fs::write(folder.join(format!("{number}-{target}")), input)
                .expect("an input is written");
        }
    }
}

fn find(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            find(&entry.path(), files);
        } else {
            files.push(entry.path());
        }
    }
}
