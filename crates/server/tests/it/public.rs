mod base_path;
mod health;
mod refresh;
mod setup;
mod sign_in;
mod sign_up;
