//! Packages across the fleet.

pub mod detail;
pub mod export;
pub mod hosts;
pub mod list;

use serde::{Deserialize, Serialize};
use store::fleet::Offer;
use utoipa::ToSchema;

/// A choice by what is on offer.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OfferFilter {
    /// Whatever is on offer.
    All,
    /// An update is on offer.
    Updates,
    /// A security update is on offer.
    Security,
}

impl OfferFilter {
    fn chosen(choice: Option<Self>) -> Offer {
        match choice {
            None | Some(Self::All) => Offer::All,
            Some(Self::Updates) => Offer::Updates,
            Some(Self::Security) => Offer::Security,
        }
    }
}

/// An architecture as the API shows it: null when the sender did not say.
fn architecture(stored: String) -> Option<String> {
    Some(stored).filter(|text| !text.is_empty())
}
