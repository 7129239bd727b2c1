mod events;
mod host_groups;
mod hosts;
mod sessions;
mod settings;
