//! The store on both engines.

// `cfg(test)` tells clippy that helpers here are test code, too.
#[cfg(test)]
mod audit;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod fleet;
#[cfg(test)]
mod foundation;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod hosts;
#[cfg(test)]
mod people;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod work;
