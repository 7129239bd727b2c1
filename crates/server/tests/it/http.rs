mod errors;
mod limits;
mod same_origin;
mod web;
