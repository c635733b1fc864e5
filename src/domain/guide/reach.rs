//! Everything in a step that leads somewhere, and everything in it that is read.

use super::model::{Condition, Guide, Step, StepKind, Target};

impl Step {
    /// Every target that this step names.
    #[must_use]
    pub fn targets(&self) -> Vec<&Target> {
        match &self.kind {
            StepKind::Question(step) => step
                .choices
                .iter()
                .map(|choice| &choice.to)
                .chain([&step.none, &step.unknown])
                .collect(),
            StepKind::Ask(step) => vec![&step.then, &step.without],
            StepKind::Check(step) => {
                step.on.iter().map(|branch| &branch.to).chain([&step.skip]).collect()
            }
            StepKind::Instruct(step) => vec![&step.then, &step.cannot],
            StepKind::Wait(step) => {
                [&step.then].into_iter().chain(step.use_time.as_ref().map(|way| &way.to)).collect()
            }
            StepKind::Outcome(step) => step.others.iter().map(|way| &way.to).collect(),
        }
    }

    /// Lets every target that this step names be changed.
    pub(super) fn each_target(&mut self, change: &mut dyn FnMut(&mut Target)) {
        match &mut self.kind {
            StepKind::Question(step) => {
                step.choices.iter_mut().for_each(|choice| change(&mut choice.to));
                change(&mut step.none);
                change(&mut step.unknown);
            }
            StepKind::Ask(step) => {
                change(&mut step.then);
                change(&mut step.without);
            }
            StepKind::Check(step) => {
                step.on.iter_mut().for_each(|branch| change(&mut branch.to));
                change(&mut step.skip);
            }
            StepKind::Instruct(step) => {
                change(&mut step.then);
                change(&mut step.cannot);
            }
            StepKind::Wait(step) => {
                change(&mut step.then);
                step.use_time.iter_mut().for_each(|way| change(&mut way.to));
            }
            StepKind::Outcome(step) => step.others.iter_mut().for_each(|way| change(&mut way.to)),
        }
    }

    /// Lets every text of this step be changed, and every name that a parameter may stand in: checks,
    /// values, results, findings and links.
    pub(super) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        let Self { id: _, code: _, title, label, lead, kind, place: _, origin: _ } = self;
        [title, label].into_iter().chain(lead).for_each(&mut *change);
        kind.each_text(change);
    }
}

impl StepKind {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Question(step) => {
                for choice in &mut step.choices {
                    change(&mut choice.say);
                    choice.short.iter_mut().chain(&mut choice.means).for_each(&mut *change);
                    each_of_condition(choice.when.as_mut(), change);
                }
                step.help
                    .iter_mut()
                    .flat_map(|help| [&mut help.say, &mut help.open])
                    .for_each(change);
            }
            Self::Ask(step) => {
                change(&mut step.field_label);
                step.example.iter_mut().chain(&mut step.caution).for_each(&mut *change);
                step.help
                    .iter_mut()
                    .flat_map(|help| [&mut help.say, &mut help.open])
                    .for_each(change);
            }
            Self::Check(step) => {
                change(&mut step.run);
                step.uses.values_mut().chain(step.sets.values_mut()).for_each(&mut *change);
                step.on.iter_mut().for_each(|branch| change(&mut branch.on));
            }
            Self::Instruct(step) => {
                step.fixes.iter_mut().chain(&mut step.done).for_each(&mut *change);
                for one in &mut step.instructions {
                    change(&mut one.say);
                    one.note.iter_mut().chain(&mut one.copy).for_each(&mut *change);
                    one.open.iter_mut().chain(&mut one.private).for_each(&mut *change);
                    each_of_condition(one.when.as_mut(), change);
                }
            }
            Self::Wait(step) => {
                step.tips.iter_mut().chain(&mut step.meanwhile).for_each(&mut *change);
                step.use_time.iter_mut().for_each(|way| change(&mut way.say));
            }
            Self::Outcome(step) => {
                let lists = [&mut step.findings, &mut step.hints, &mut step.meanwhile];
                lists.into_iter().flatten().for_each(&mut *change);
                let single = [&mut step.takes, &mut step.last, &mut step.stays];
                single.into_iter().flatten().for_each(&mut *change);
                if let Some(message) = &mut step.message {
                    change(&mut message.to);
                    change(&mut message.subject);
                    message.paragraphs.iter_mut().for_each(&mut *change);
                }
                step.others.iter_mut().for_each(|way| change(&mut way.say));
            }
        }
    }
}

fn each_of_condition(condition: Option<&mut Condition>, change: &mut dyn FnMut(&mut String)) {
    condition.and_then(|condition| condition.finding.as_mut()).into_iter().for_each(change);
}

impl Guide {
    /// The guide without its steps.
    pub(super) fn clone_head(&self) -> Self {
        let mut head = self.clone();
        head.steps.clear();
        head
    }
}
