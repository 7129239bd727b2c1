mod events;
mod sessions;
mod settings;
