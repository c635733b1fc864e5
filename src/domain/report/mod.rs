//! What may leave this computer: what a report holds, how it is made unrecognisable, the forms it
//! takes, and how one is opened again.

mod again;
mod allow;
mod compare;
mod document;
mod mask;
mod model;
mod read;
mod render;

pub use allow::ReportContext;
pub use compare::{Change as LineChange, Comparison, Part, Row, compare};
pub use mask::{Kind, MASK_CLOSE, MASK_OPEN, Masker};
pub use model::{
    Brief, Change, ChangedLine, FoundLine, GuideLine, HiddenLine, Report, RunLine, SCHEMA,
    SeenLine, SentLine, SinceLine, StageLine, Standing, Stop, WhoLine,
};
pub use read::{READ_LIMIT, ReadError, read, suggested_file_name};
pub use render::{
    Blocked, Format, PaperLine, chat, export, hidden_words, made_words, mask_list, paper, preview,
};
