//! Reads a guide's file, with file, line and column in every error.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::model::{
    AskStep, Branch, CheckStep, Choice, Field, Guide, InstructStep, Instruction, OtherWay,
    OutcomeStep, PartUse, Place, QuestionStep, Step, StepKind, Target, WaitStep,
};
use super::raw::{Kind, RawGuide, RawInstruction, RawStep, RawWay};
use crate::domain::text::position;

/// A guide that cannot be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct GuideError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, and what is expected.
    pub message: String,
}

/// Reads one guide.
///
/// # Errors
/// The text is no TOML, a field is missing, unknown or of the wrong kind: the first place is named.
pub fn load(file: &str, text: &str, built_in: bool) -> Result<Guide, GuideError> {
    let reader = Reader { file, text };
    let raw: RawGuide = toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        reader.error(offset, error.message())
    })?;
    reader.guide(raw, built_in)
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
}

impl Reader<'_> {
    fn error(&self, offset: usize, message: impl Into<String>) -> GuideError {
        let (line, column) = position(self.text, offset);
        GuideError { file: self.file.to_owned(), line, column, message: message.into() }
    }

    fn place(&self, offset: usize) -> Place {
        let (line, column) = position(self.text, offset);
        Place { line, column }
    }

    fn guide(&self, raw: RawGuide, built_in: bool) -> Result<Guide, GuideError> {
        let id = self.id(&raw.id)?;
        let part = raw.part;
        let head = |name: &str, field: Option<String>| match field {
            Some(text) => Ok(text),
            None if part => Ok(String::new()),
            None => Err(self.error(0, format!("missing field `{name}`"))),
        };
        if let Some(needs) = raw.needs.as_ref().filter(|_| !part) {
            let message = "`needs` belongs to a part; write `part = true` beside it";
            return Err(self.error(needs.span().start, message));
        }
        let (topic, goal) = (head("topic", raw.topic)?, head("goal", raw.goal)?);
        let (mut steps, mut parts) = (BTreeMap::new(), BTreeMap::new());
        for (id, step) in raw.steps {
            let offset = step.span().start;
            if id.is_empty() || id.contains(['/', '@', '{']) {
                let message = format!("the id “{id}” of a step holds a sign that has a meaning");
                return Err(self.error(offset, message));
            }
            let raw = step.into_inner();
            let fields = Fields { reader: self, id: &id, offset, kind: *raw.kind.get_ref() };
            match fields.kind {
                Kind::Part => drop(parts.insert(id.clone(), fields.part(raw)?)),
                _ => drop(steps.insert(id.clone(), fields.step(raw)?)),
            }
        }
        Ok(Guide {
            id,
            title: raw.title,
            topic,
            goal,
            start: self.target(raw.start),
            symptoms: raw.symptoms,
            sources: raw.sources,
            reviewed: raw.reviewed.to_string(),
            until: raw.until.map(|until| until.to_string()),
            part,
            needs: inner(raw.needs).unwrap_or_default(),
            steps,
            parts,
            file: self.file.to_owned(),
            built_in,
        })
    }

    /// The signs of targets cannot stand in an id, or `@a/b` could mean two things.
    fn id(&self, id: &Spanned<String>) -> Result<String, GuideError> {
        let name = id.get_ref();
        if name.is_empty() || name.contains(['/', '@', '{']) {
            let message = format!("the id “{name}” of the guide holds a sign that has a meaning");
            return Err(self.error(id.span().start, message));
        }
        Ok(name.clone())
    }

    fn target(&self, name: Spanned<String>) -> Target {
        let place = self.place(name.span().start);
        let name = name.into_inner();
        match name.strip_prefix('@') {
            Some(jump) => {
                let (guide, step) = jump.split_once('/').unwrap_or((jump, ""));
                Target { guide: Some(guide.to_owned()), step: step.to_owned(), place }
            }
            None => Target { guide: None, step: name, place },
        }
    }
}

/// Takes the fields of one step, so that what is left over can be named.
struct Fields<'a> {
    reader: &'a Reader<'a>,
    id: &'a str,
    offset: usize,
    kind: Kind,
}

impl Fields<'_> {
    fn need<T>(&self, name: &str, field: Option<Spanned<T>>) -> Result<Spanned<T>, GuideError> {
        field.ok_or_else(|| {
            let kind = format!("{:?}", self.kind).to_lowercase();
            let message = format!("step “{}” is of kind {kind} and needs `{name}`", self.id);
            self.reader.error(self.offset, message)
        })
    }

    fn step(&self, mut raw: RawStep) -> Result<Step, GuideError> {
        let (code, title, label) = (raw.code.take(), raw.title.take(), raw.label.take());
        let lead = inner(raw.lead.take());
        let kind = match self.kind {
            Kind::Question => self.question(&mut raw)?,
            Kind::Ask => self.ask(&mut raw)?,
            Kind::Check => self.check(&mut raw)?,
            Kind::Instruct => self.instruct(&mut raw)?,
            Kind::Wait => self.wait(&mut raw)?,
            // A part is read by `part`, for it is no step with a page.
            Kind::Outcome | Kind::Part => self.outcome(&mut raw)?,
        };
        self.nothing_left(&raw)?;
        Ok(Step {
            id: self.id.to_owned(),
            code: self.need("code", code)?.into_inner(),
            title: self.need("title", title)?.into_inner(),
            label: self.need("label", label)?.into_inner(),
            lead,
            kind,
            place: self.reader.place(self.offset),
            origin: None,
        })
    }

    fn part(&self, mut raw: RawStep) -> Result<PartUse, GuideError> {
        let part = PartUse {
            id: self.id.to_owned(),
            guide: self.need("guide", raw.guide.take())?.into_inner(),
            with: inner(raw.with.take()).unwrap_or_default(),
            on: raw.on.take().map(|on| self.branches(on)).unwrap_or_default(),
            place: self.reader.place(self.offset),
            enters: None,
        };
        self.nothing_left(&raw)?;
        Ok(part)
    }

    fn branches(&self, on: Spanned<BTreeMap<String, Spanned<String>>>) -> Vec<Branch> {
        on.into_inner()
            .into_iter()
            .map(|(result, to)| {
                let place = self.reader.place(to.span().start);
                Branch { on: result, to: self.reader.target(to), place }
            })
            .collect()
    }

    fn target(&self, name: &str, field: Option<Spanned<String>>) -> Result<Target, GuideError> {
        Ok(self.reader.target(self.need(name, field)?))
    }

    fn way(&self, way: RawWay) -> OtherWay {
        OtherWay { say: way.say, to: self.reader.target(way.to) }
    }

    fn question(&self, raw: &mut RawStep) -> Result<StepKind, GuideError> {
        let choices = self.need("choices", raw.choices.take())?;
        let choices = choices
            .into_inner()
            .into_iter()
            .map(|choice| Choice {
                say: choice.say,
                short: choice.short,
                to: self.reader.target(choice.to),
                means: choice.means,
                when: choice.when,
            })
            .collect();
        Ok(StepKind::Question(QuestionStep {
            choices,
            none: self.target("none", raw.none.take())?,
            unknown: self.target("unknown", raw.unknown.take())?,
            help: inner(raw.help.take()),
        }))
    }

    fn ask(&self, raw: &mut RawStep) -> Result<StepKind, GuideError> {
        let field = match (raw.value.take(), raw.secret.take()) {
            (Some(value), None) => {
                let value = value.into_inner();
                Field::Value { name: value.name, shape: value.shape }
            }
            (None, Some(slot)) => {
                let offset = slot.span().start;
                let slot = slot.into_inner().parse();
                let slot = slot.map_err(|error: crate::domain::secret::UnknownSlot| {
                    self.reader.error(offset, error.to_string())
                })?;
                Field::Secret { slot }
            }
            _ => {
                let message = format!("step “{}” asks for one thing: `value` or `secret`", self.id);
                return Err(self.reader.error(self.offset, message));
            }
        };
        Ok(StepKind::Ask(AskStep {
            field,
            field_label: self.need("field", raw.field.take())?.into_inner(),
            example: inner(raw.example.take()),
            caution: inner(raw.caution.take()),
            then: self.target("then", raw.then.take())?,
            without: self.target("without", raw.without.take())?,
            help: inner(raw.help.take()),
        }))
    }

    fn check(&self, raw: &mut RawStep) -> Result<StepKind, GuideError> {
        let on = self.branches(self.need("on", raw.on.take())?);
        Ok(StepKind::Check(CheckStep {
            run: self.need("run", raw.run.take())?.into_inner(),
            uses: inner(raw.uses.take()).unwrap_or_default(),
            sets: self.sets(raw.sets.take())?,
            on,
            skip: self.target("skip", raw.skip.take())?,
        }))
    }

    /// A guide may say which platform it is about and nothing else: where a secret goes is no guide's business.
    fn sets(
        &self,
        sets: Option<Spanned<BTreeMap<String, String>>>,
    ) -> Result<BTreeMap<String, String>, GuideError> {
        let Some(sets) = sets else { return Ok(BTreeMap::new()) };
        match sets.as_ref().keys().find(|name| *name != "platform") {
            None => Ok(sets.into_inner()),
            Some(name) => {
                let message = format!("a guide cannot set “{name}”, only “platform”; ask for it");
                Err(self.reader.error(sets.span().start, message))
            }
        }
    }

    fn instruct(&self, raw: &mut RawStep) -> Result<StepKind, GuideError> {
        let instructions = self.need("do", raw.instructions.take())?;
        let instructions = instructions
            .into_inner()
            .into_iter()
            .map(|instruction| match instruction {
                RawInstruction::Sentence(say) => Instruction {
                    say,
                    note: None,
                    copy: None,
                    open: None,
                    private: None,
                    when: None,
                },
                RawInstruction::More(instruction) => instruction,
            })
            .collect();
        Ok(StepKind::Instruct(InstructStep {
            fixes: inner(raw.fixes.take()).unwrap_or_default(),
            instructions,
            done: inner(raw.done.take()),
            then: self.target("then", raw.then.take())?,
            cannot: self.target("cannot", raw.cannot.take())?,
        }))
    }

    fn wait(&self, raw: &mut RawStep) -> Result<StepKind, GuideError> {
        Ok(StepKind::Wait(WaitStep {
            minutes: self.need("minutes", raw.minutes.take())?.into_inner(),
            tips: inner(raw.tips.take()).unwrap_or_default(),
            meanwhile: inner(raw.meanwhile.take()).unwrap_or_default(),
            then: self.target("then", raw.then.take())?,
            use_time: inner(raw.use_time.take()).map(|way| self.way(way)),
        }))
    }

    fn outcome(&self, raw: &mut RawStep) -> Result<StepKind, GuideError> {
        let others = inner(raw.others.take()).unwrap_or_default();
        Ok(StepKind::Outcome(OutcomeStep {
            resolution: self.need("resolution", raw.resolution.take())?.into_inner(),
            findings: inner(raw.findings.take()).unwrap_or_default(),
            takes: inner(raw.takes.take()),
            message: inner(raw.message.take()),
            hints: inner(raw.hints.take()).unwrap_or_default(),
            last: inner(raw.last.take()),
            stays: inner(raw.stays.take()),
            meanwhile: inner(raw.meanwhile.take()).unwrap_or_default(),
            others: others.into_iter().map(|way| self.way(way)).collect(),
        }))
    }

    /// A field that does not belong to this kind of step is a mistake of the author's.
    fn nothing_left(&self, raw: &RawStep) -> Result<(), GuideError> {
        let left = [
            ("code", span(&raw.code)),
            ("title", span(&raw.title)),
            ("label", span(&raw.label)),
            ("lead", span(&raw.lead)),
            ("guide", span(&raw.guide)),
            ("with", span(&raw.with)),
            ("choices", span(&raw.choices)),
            ("none", span(&raw.none)),
            ("unknown", span(&raw.unknown)),
            ("help", span(&raw.help)),
            ("value", span(&raw.value)),
            ("secret", span(&raw.secret)),
            ("field", span(&raw.field)),
            ("example", span(&raw.example)),
            ("caution", span(&raw.caution)),
            ("without", span(&raw.without)),
            ("run", span(&raw.run)),
            ("uses", span(&raw.uses)),
            ("sets", span(&raw.sets)),
            ("on", span(&raw.on)),
            ("skip", span(&raw.skip)),
            ("fixes", span(&raw.fixes)),
            ("do", span(&raw.instructions)),
            ("done", span(&raw.done)),
            ("cannot", span(&raw.cannot)),
            ("minutes", span(&raw.minutes)),
            ("tips", span(&raw.tips)),
            ("use_time", span(&raw.use_time)),
            ("then", span(&raw.then)),
            ("meanwhile", span(&raw.meanwhile)),
            ("resolution", span(&raw.resolution)),
            ("findings", span(&raw.findings)),
            ("takes", span(&raw.takes)),
            ("message", span(&raw.message)),
            ("hints", span(&raw.hints)),
            ("last", span(&raw.last)),
            ("stays", span(&raw.stays)),
            ("others", span(&raw.others)),
        ];
        let Some((name, span)) = left.into_iter().find_map(|(name, span)| Some((name, span?)))
        else {
            return Ok(());
        };
        let kind = format!("{:?}", self.kind).to_lowercase();
        let message = format!("`{name}` does not belong to a step of kind {kind}");
        Err(self.reader.error(span.start, message))
    }
}

fn inner<T>(field: Option<Spanned<T>>) -> Option<T> {
    field.map(Spanned::into_inner)
}

fn span<T>(field: &Option<Spanned<T>>) -> Option<Range<usize>> {
    field.as_ref().map(Spanned::span)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "id = \"t\"\ntitle = \"T\"\ntopic = \"t\"\ngoal = \"G\"\nstart = \"a\"\nreviewed = 2026-11-21\n";

    fn error(steps: &str) -> String {
        match load("t.toml", &format!("{HEAD}{steps}"), true) {
            Ok(_) => "it loaded".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    const STEP: &str = "code = \"K2A\"\ntitle = \"T\"\nlabel = \"L\"\n";

    #[test]
    fn a_missing_field_names_the_step_and_its_line() {
        let text = error(&format!("[steps.a]\nkind = \"wait\"\n{STEP}then = \"a\"\n"));
        assert_eq!(text, "t.toml:7:1: step “a” is of kind wait and needs `minutes`");
    }

    #[test]
    fn a_field_of_another_kind_is_named_at_its_place() {
        let text = error(&format!(
            "[steps.a]\nkind = \"wait\"\n{STEP}minutes = 30\nthen = \"a\"\ndone = \"x\"\n"
        ));
        assert_eq!(text, "t.toml:14:8: `done` does not belong to a step of kind wait");
    }

    #[test]
    fn a_guide_sets_no_address() {
        let check = |sets: &str| {
            let rest = "run = \"store.path\"\nskip = \"a\"\non.pass = \"a\"\n";
            error(&format!("[steps.a]\nkind = \"check\"\n{STEP}{rest}sets = {{ {sets} }}\n"))
        };
        assert_eq!(check("platform = \"magento\""), "it loaded");
        let text = check("url = \"https://elsewhere.example\"");
        assert!(text.ends_with("a guide cannot set “url”, only “platform”; ask for it"), "{text}");
    }

    #[test]
    fn an_unknown_kind_and_an_unknown_secret_are_named_at_their_place() {
        let text = error(&format!("[steps.a]\nkind = \"jump\"\n{STEP}"));
        assert!(text.starts_with("t.toml:8:8: "), "{text}");
        let text = error(&format!("[steps.a]\nkind = \"ask\"\n{STEP}secret = \"pin\"\n"));
        assert!(text.starts_with("t.toml:12:10: there is no secret named “pin”"), "{text}");
    }

    #[test]
    fn a_mistake_inside_an_instruction_keeps_its_place() {
        let step = format!("[steps.a]\nkind = \"instruct\"\n{STEP}then = \"a\"\ncannot = \"a\"\n");
        let text =
            error(&format!("{step}do = [\"One.\",\n  {{ say = \"Two.\", opne = \"x\" }}]\n"));
        assert!(text.starts_with("t.toml:15:19: unknown field `opne`"), "{text}");
        let text = error(&format!("{step}do = [\"One.\", 2]\n"));
        assert!(text.starts_with("t.toml:14:15: ") && text.contains("a sentence"), "{text}");
    }
}
