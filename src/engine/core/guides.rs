//! Guides that change while the program runs.

use super::*;
use crate::domain::session::Refused;

impl Core {
    /// The guides as they are now. A walk whose step is gone is put aside, to go on with when the step is
    /// there again.
    pub(super) fn learn_guides(
        &mut self,
        known: Arc<Knowledge>,
        notices: Vec<Notice>,
        now: &Moment,
    ) -> Vec<Job> {
        self.known = known;
        self.guide_notices = notices;
        let (Some(session), None) = (&self.session, self.step()) else { return Vec::new() };
        let guide = session.guide.clone();
        let jobs = self.home(now);
        let text = self.known.words.with("notice-gone", &[("guide", guide.into())]);
        let strong = self.known.words.get("notice-gone-strong");
        self.guide_notices.push(Notice { tone: Tone::Caution, strong, text, action: None });
        jobs
    }

    /// A way that leads to a guide or step that is not there says so and leads nowhere.
    pub(super) fn refused(&mut self, refused: &Refused) -> Vec<Job> {
        if let Refused::Gone { guide, .. } = refused {
            let text = self.known.words.with("told-gone", &[("guide", guide.clone().into())]);
            return self.tell(text, false);
        }
        Vec::new()
    }

    /// True where the guide of this walk does not come with the program.
    pub(in crate::engine) fn is_foreign(&self) -> bool {
        let walks = matches!(self.showing, Showing::Step | Showing::Report(_));
        let session = self.session.as_ref().filter(|_| walks);
        let guide = session.and_then(|session| self.known.library.guide(&session.guide));
        guide.is_some_and(|guide| !guide.built_in)
    }
}
