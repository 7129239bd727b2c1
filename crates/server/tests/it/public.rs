mod health;
mod refresh;
mod setup;
mod sign_in;
