//! Tests without a window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod architecture;
mod away;
mod browsers;
mod carriers;
mod changed;
mod cli;
mod codes;
mod desk;
mod diagnosis;
mod edges;
mod everything;
mod foreign;
mod guides;
mod hostile;
mod keyring;
mod kills;
mod magento;
mod papers;
mod parts;
mod paste;
mod patience;
mod practice;
mod proxies;
mod replay;
mod report;
mod safety;
mod second_look;
mod sessions;
mod settings;
mod shops;
mod sweeping;
mod told;
mod vendors;
mod walk;
