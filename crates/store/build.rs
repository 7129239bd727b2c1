//! Migrations are embedded by a macro, which cargo cannot see change by itself.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
