mod dashboard;
mod events;
mod host_groups;
mod hosts;
mod packages;
mod repositories;
mod sessions;
mod settings;
