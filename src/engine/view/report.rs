//! The report, opened reports, two of them beside each other, and “This is wrong”.

use serde::{Deserialize, Serialize};

use super::super::command::ReportFormat;
use crate::domain::finding::Verdict;
pub use crate::domain::report::PaperLine;

/// The report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportPage {
    /// Which form is previewed.
    pub format: ReportFormat,
    /// The preview, line by line.
    pub lines: Vec<PaperLine>,
    /// How many secrets it was searched for.
    pub searched_for: usize,
    /// It is still searched for what the keyring holds; nothing can leave before that is done.
    pub searching: bool,
    /// There is no walk yet, and so nothing to save.
    pub empty: bool,
    /// The export is blocked: the field in which a secret was found.
    pub blocked: Option<String>,
    /// What is hidden: “1 shop, 2 e-mail addresses”.
    pub hidden: String,
    /// Each mask, and what it stands for.
    pub masks: Vec<MaskLine>,
    /// The suggested file name.
    pub file_name: String,
}

/// A mask, and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaskLine {
    /// The mask.
    pub mask: String,
    /// What it stands for.
    pub stands_for: String,
}

/// A report that somebody else wrote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedPage {
    /// The name of its file.
    pub file: String,
    /// When it was made, by which Refloat, on what.
    pub made: String,
    /// The verdict of the last run as the present rules have it; none where no check ran.
    pub verdict: Option<Verdict>,
    /// The word of that verdict.
    pub word: String,
    /// What was found, in the words of today.
    pub title: String,
    /// It is from practice.
    pub practice: bool,
    /// What the present rules say of each run.
    pub again: Vec<String>,
    /// The present rules say something else than the report.
    pub differs: bool,
    /// What it says.
    pub lines: Vec<PaperLine>,
    /// What is hidden in it.
    pub hidden: String,
    /// Each mask, and what it stands for.
    pub masks: Vec<MaskLine>,
    /// What is handed back.
    pub send: HandBack,
}

/// A next step for whoever sent the report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandBack {
    /// The code, as typed.
    pub code: String,
    /// The note, as typed.
    pub note: String,
    /// The step of the code: “Shiprocket: Make a new password”.
    pub found: Option<String>,
    /// What is wrong with what was typed.
    pub wrong: Option<String>,
    /// The text to send.
    pub text: Option<String>,
}

/// Two reports beside each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedPage {
    /// The earlier one: its file and when it was made.
    pub before: (String, String),
    /// The later one.
    pub after: (String, String),
    /// They say the same.
    pub same: bool,
    /// What changed first.
    pub changed: Vec<PairLine>,
    /// Every line of both, by part.
    pub parts: Vec<PairPart>,
}

/// A part of two reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairPart {
    /// Its heading.
    pub heading: String,
    /// The lines that differ.
    pub lines: Vec<PairLine>,
    /// The lines that both have.
    pub same: Vec<String>,
}

/// A line of two reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairLine {
    /// What it is; empty where the line says so itself.
    pub label: String,
    /// As the earlier report has it.
    pub before: Option<String>,
    /// As the later report has it.
    pub after: Option<String>,
}

/// “This is wrong”: what is right, and the file that is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrongPage {
    /// What Refloat said.
    pub said: String,
    /// Every line of the file; none where nothing was recorded.
    pub lines: Vec<String>,
    /// Nothing was recorded of this verdict, for the program was closed since.
    pub nothing: bool,
    /// It is still searched for what the keyring holds.
    pub searching: bool,
    /// Why it is held back.
    pub held_back: Option<String>,
    /// The suggested file name.
    pub file_name: String,
}
