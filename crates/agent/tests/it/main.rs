//! The agent from outside: real apt on a made-up root, the real machine, and the built program.

// `cfg(test)` tells clippy that helpers here are test code, too.
#[cfg(test)]
mod apt_root;
#[cfg(test)]
mod ground;
#[cfg(test)]
mod not_run;
#[cfg(test)]
mod program;
#[cfg(test)]
mod recorded;
#[cfg(test)]
mod server;
#[cfg(test)]
mod this_machine;
#[cfg(test)]
mod version_order;
