mod api_docs;
mod dashboard;
mod events;
mod host_groups;
pub(crate) mod hosts;
mod packages;
mod repositories;
mod sessions;
mod settings;
