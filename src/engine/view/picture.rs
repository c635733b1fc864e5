//! The picture of the connection.

use serde::{Deserialize, Serialize};

/// A node of the connection picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Which icon.
    pub kind: NodeKind,
    /// Its name.
    pub name: String,
    /// One status word.
    pub status: String,
    /// How it is drawn.
    pub state: NodeState,
    /// How the link that leads to the next node is drawn; none for the last.
    pub link: Option<LinkState>,
}

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NodeKind {
    /// This computer.
    Computer,
    /// The internet.
    Internet,
    /// A shop.
    Store,
    /// A vendor.
    Vendor,
    /// The sign-in door.
    Door,
    /// A carrier.
    Carrier,
}

/// How a node is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NodeState {
    /// Reached.
    Reached,
    /// All is well (in green, where it is solved).
    Good,
    /// Broken.
    Bad,
    /// Not seen.
    Unsure,
    /// Beyond the break.
    NotReached,
}

/// How a link is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkState {
    /// It works.
    Works,
    /// It is looked at.
    Looking,
    /// It is broken.
    Broken,
    /// It could not be seen.
    NotSeen,
    /// It lies beyond the break.
    Beyond,
}
