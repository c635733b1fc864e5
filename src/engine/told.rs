//! What a pasted text says, for the search.

use crate::domain::finding::Confidence;
use crate::domain::guide::Led;
use crate::domain::paste::Reading;

/// What was read, as the search takes it.
pub(super) fn led(readings: &[Reading]) -> Vec<Led<'_>> {
    let one = |reading: &'_ Reading| -> (u8, &'static str) {
        let rank = match reading.confidence {
            Confidence::Possible => 0,
            Confidence::Likely => 1,
            Confidence::Certain => 2,
        };
        (rank, reading.kind.vendor())
    };
    let of = |reading| {
        let (rank, vendor) = one(reading);
        Led { cause: &reading.cause, rank, vendor }
    };
    readings.iter().map(of).collect()
}
