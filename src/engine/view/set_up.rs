//! The set-up: a question, or all that was understood.

use serde::{Deserialize, Serialize};

use crate::domain::profile::asking::Topic;
use crate::domain::profile::{Api, Carrier, Platform};
use crate::domain::text::Span;

/// The set-up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetUpPage {
    /// The question, or “This is what Refloat understood”.
    pub title: String,
    /// Why it is asked.
    pub lead: String,
    /// “Question 2 of 6”; none where all is shown.
    pub place: Option<String>,
    /// What there is to answer.
    pub body: SetUpBody,
    /// What is wrong with the last value.
    pub error: Option<String>,
}

/// What there is to answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SetUpBody {
    /// One of several.
    One {
        /// The answers.
        choices: Vec<SetUpChoice>,
        /// Where it can be seen, once that was asked for.
        look: Vec<Vec<Span>>,
    },
    /// Any of several.
    Any(Vec<SetUpTick>),
    /// A value.
    Value {
        /// Whether it is an address, which is looked at while it is typed.
        address: bool,
        /// The label.
        label: String,
        /// What is known.
        text: String,
        /// An example.
        example: String,
        /// Where it is found.
        help: Option<String>,
    },
    /// The values of a partner.
    Partner {
        /// The customer's account.
        account: String,
        /// The page it lands on, by its place in the list; none for the vendor's own choice.
        landing: Option<usize>,
        /// The look of that page.
        theme: String,
    },
    /// All that was understood.
    Whole {
        /// What of it.
        lines: Vec<SetUpLine>,
        /// Why it cannot be changed here.
        fixed: Option<String>,
        /// Why there is nothing to check yet.
        nothing: Option<String>,
    },
}

/// What an answer of the first kind stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SetUpValue {
    /// A shop's software; none where there is none.
    Platform(Option<Platform>),
    /// A key of ShipStation; none where there is none.
    Api(Option<Api>),
    /// “I don’t know.”
    Unknown,
}

/// One of several answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetUpChoice {
    /// What it stands for.
    pub value: SetUpValue,
    /// Its words.
    pub say: String,
    /// It is the one that is known.
    pub chosen: bool,
}

/// What can be ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SetUpTicked {
    /// A carrier.
    Carrier(Carrier),
    /// ShipStation.
    Shipstation,
    /// Shiprocket.
    Shiprocket,
    /// ShipStation as a partner.
    Partner,
}

/// A tick.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetUpTick {
    /// What it stands for.
    pub value: SetUpTicked,
    /// Its words.
    pub say: String,
    /// A word more.
    pub more: String,
    /// It is ticked.
    pub on: bool,
}

/// A line of what was understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetUpLine {
    /// What it is about, by which it is changed.
    pub topic: Topic,
    /// Its label.
    pub label: String,
    /// What was understood.
    pub text: String,
}
