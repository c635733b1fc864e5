//! The JSON Schema of guide files, for editors that help while typing.

use serde_json::{Map, Value, json};

use crate::domain::secret::Slot;

/// The schema of a guide's file.
#[must_use]
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Refloat guide",
        "description": "A decision tree for one kind of trouble. docs/guides.md explains every field.",
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "title", "start", "reviewed", "steps"],
        // A part needs no card and no harbour; only a part has parameters.
        "if": { "properties": { "part": { "const": true } }, "required": ["part"] },
        "then": {},
        "else": { "required": ["topic", "goal"], "properties": { "needs": false } },
        "properties": {
            "id": text("The stable id, which is also the file's name."),
            "title": text("The title on Home and in the search."),
            "topic": text("The topic's id: a card of Home, and the vendor's name for the search."),
            "goal": text("The outcome hoped for."),
            "start": text("The first step."),
            "part": {
                "type": "boolean",
                "description": "True for a guide that others use and nobody opens by itself."
            },
            "needs": texts("The parameters of a part; {name} stands for each in its texts."),
            "symptoms": texts("Messages and words that people come with."),
            "sources": texts("Where the advice comes from."),
            "reviewed": text("The day on which it was last checked: 2026-11-21."),
            "until": text("The day from which it says that it may have changed."),
            "steps": {
                "type": "object",
                "additionalProperties": { "oneOf": kinds() }
            }
        }
    })
}

fn kinds() -> Vec<Value> {
    vec![
        kind(
            "question",
            &["choices", "none", "unknown"],
            json!({
                "choices": { "type": "array", "minItems": 1, "maxItems": 7, "items": choice() },
                "none": text("The step of “None of these”."),
                "unknown": text("The step of “I don’t know”."),
                "help": link(),
            }),
        ),
        ask(),
        kind(
            "check",
            &["run", "on", "skip"],
            json!({
                "run": text("The check's id."),
                "uses": { "type": "object", "additionalProperties": { "type": "string" } },
                "sets": { "type": "object", "additionalProperties": { "type": "string" } },
                "on": {
                    "type": "object",
                    "description": "A finding, a verdict or a beginning with a star, and its step.",
                    "additionalProperties": { "type": "string" }
                },
                "skip": text("The step of “Skip this check”."),
            }),
        ),
        kind(
            "instruct",
            &["do", "then", "cannot"],
            json!({
                "fixes": texts("The findings that it puts right."),
                "do": { "type": "array", "minItems": 1, "items": instruction() },
                "done": text("The words of the button, where “I’ve done this” does not fit."),
                "then": text("The next step."),
                "cannot": text("The step of “I can’t do this”."),
            }),
        ),
        kind(
            "wait",
            &["minutes", "then"],
            json!({
                "minutes": { "type": "integer", "minimum": 0 },
                "tips": texts("What not to do meanwhile, and what may be done."),
                "meanwhile": texts("How to go on shipping until then."),
                "then": text("The step when the time is over."),
                "use_time": way(),
            }),
        ),
        outcome(),
        part(),
    ]
}

/// It has no page, and so none of the words of one.
fn part() -> Value {
    object(
        &["kind", "guide"],
        json!({
            "kind": { "const": "part" },
            "guide": text("The part that is entered."),
            "with": {
                "type": "object",
                "description": "The values of the part's parameters.",
                "additionalProperties": { "type": "string" }
            },
            "on": {
                "type": "object",
                "description": "An outcome of the part, or a resolution, and its step.",
                "additionalProperties": { "type": "string" }
            },
        }),
    )
}

fn ask() -> Value {
    let slots: Vec<&str> = Slot::ALL.iter().map(|slot| slot.name()).collect();
    let mut ask = kind(
        "ask",
        &["field", "then", "without"],
        json!({
            "value": object(&["name", "shape"], json!({
                "name": text("The name under which checks and texts use it."),
                "shape": { "enum": ["email", "url", "text"] },
            })),
            "secret": { "enum": slots },
            "field": text("The label above the field."),
            "example": text("An example, below an empty field."),
            "caution": text("A word of warning."),
            "then": text("The next step."),
            "without": text("The step of “I don’t have it”."),
            "help": link(),
        }),
    );
    ask["oneOf"] = json!([{ "required": ["value"] }, { "required": ["secret"] }]);
    ask
}

fn outcome() -> Value {
    kind(
        "outcome",
        &["resolution"],
        json!({
            "resolution": { "enum": ["solved", "hand-over", "cannot-tell", "vendor-wait"] },
            "findings": texts("The findings that this outcome is for."),
            "takes": text("How long it takes the one who acts."),
            "message": object(&["to", "subject", "paragraphs"], json!({
                "to": text("Who it is for, in words."),
                "subject": text("The subject of an e-mail."),
                "paragraphs": texts("The paragraphs; {name} stands for a value."),
            })),
            "hints": texts("Questions that come up, bold, and their answers."),
            "last": text("One last thing."),
            "stays": text("How it stays fixed."),
            "meanwhile": texts("How to go on shipping until it is fixed."),
            "others": { "type": "array", "items": way() },
        }),
    )
}

fn choice() -> Value {
    object(
        &["say", "to"],
        json!({
            "say": text("The answer in the person's words."),
            "short": text("The answer on the route."),
            "to": text("Where it leads."),
            "means": text("The finding that this answer amounts to."),
            "when": condition(),
        }),
    )
}

fn instruction() -> Value {
    let more = object(
        &["say"],
        json!({
            "say": text("What to do."),
            "note": text("A smaller second line."),
            "copy": text("What must be typed elsewhere; {name} stands for a value."),
            "open": address(),
            "private": address(),
            "when": condition(),
        }),
    );
    json!({ "oneOf": [{ "type": "string" }, more] })
}

fn condition() -> Value {
    object(
        &[],
        json!({
            "os": { "enum": ["windows", "macos", "linux"] },
            "finding": text("A finding that was made in this session."),
        }),
    )
}

fn link() -> Value {
    object(&["say", "open"], json!({ "say": text("The words."), "open": address() }))
}

fn way() -> Value {
    object(&["say", "to"], json!({ "say": text("The words."), "to": text("Where it leads.") }))
}

fn address() -> Value {
    let what = "An https address, or refloat:direct-login for that page of Refloat itself.";
    json!({ "type": "string", "pattern": "^(https://|refloat:direct-login$)", "description": what })
}

/// A step of one kind: its own fields and those of every step.
fn kind(word: &str, required: &[&str], own: Value) -> Value {
    let mut fields = Map::new();
    fields.insert("kind".to_owned(), json!({ "const": word }));
    let code = "^[AFHKMRWXY][AFHKMRWXY2-9]{2}$";
    fields.insert("code".to_owned(), json!({ "type": "string", "pattern": code }));
    fields.insert("title".to_owned(), text("The title of the page."));
    fields.insert("label".to_owned(), text("The name of the step on the route."));
    fields.insert("lead".to_owned(), text("The second sentence: why, and how long."));
    if let Value::Object(own) = own {
        fields.extend(own);
    }
    let required: Vec<&str> =
        ["kind", "code", "title", "label"].into_iter().chain(required.iter().copied()).collect();
    object(&required, Value::Object(fields))
}

fn object(required: &[&str], properties: Value) -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
    })
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn texts(description: &str) -> Value {
    json!({ "type": "array", "items": { "type": "string" }, "description": description })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::load;

    const GUIDE: &str = include_str!("../../../guides/shiprocket-login.toml");

    /// What the schema says of a value, as far as this schema goes.
    fn judge(value: &Value, schema: &Value, place: &str) -> Result<(), String> {
        if let Some(ways) = schema.get("oneOf").and_then(Value::as_array)
            && schema.get("properties").is_none()
        {
            let fits = ways.iter().filter(|way| judge(value, way, place).is_ok()).count();
            return if fits == 1 { Ok(()) } else { Err(format!("{place}: {fits} ways fit")) };
        }
        if let Some(word) = schema.get("const")
            && word != value
        {
            return Err(format!("{place}: not {word}"));
        }
        if let Some(words) = schema.get("enum").and_then(Value::as_array)
            && !words.contains(value)
        {
            return Err(format!("{place}: not among {words:?}"));
        }
        match schema.get("type").and_then(Value::as_str) {
            Some("string") if !value.is_string() => Err(format!("{place}: no text")),
            Some("integer") if !value.is_i64() => Err(format!("{place}: no number")),
            Some("array") => {
                let list = value.as_array().ok_or(format!("{place}: no list"))?;
                list.iter().try_for_each(|one| judge(one, &schema["items"], place))
            }
            Some("object") => judge_fields(value, schema, place),
            _ => Ok(()),
        }
    }

    /// What the `else` of the head says.
    fn judge_head(fields: &Map<String, Value>, schema: &Value, place: &str) -> Result<(), String> {
        if schema.get("if").is_none() || fields.get("part") == Some(&Value::Bool(true)) {
            return Ok(());
        }
        for needed in schema["else"]["required"].as_array().into_iter().flatten() {
            let needed = needed.as_str().unwrap_or_default();
            fields.get(needed).ok_or(format!("{place}: `{needed}` is missing"))?;
        }
        if fields.contains_key("needs") { Err(format!("{place}: `needs`")) } else { Ok(()) }
    }

    fn judge_fields(value: &Value, schema: &Value, place: &str) -> Result<(), String> {
        let fields = value.as_object().ok_or(format!("{place}: no table"))?;
        judge_head(fields, schema, place)?;
        for needed in schema["required"].as_array().into_iter().flatten() {
            let needed = needed.as_str().unwrap_or_default();
            if !fields.contains_key(needed) {
                return Err(format!("{place}: `{needed}` is missing"));
            }
        }
        for (name, field) in fields {
            let own = schema.get("properties").and_then(|all| all.get(name));
            let any = schema.get("additionalProperties").filter(|any| any.is_object());
            let rule = own.or(any).ok_or(format!("{place}: unknown `{name}`"))?;
            judge(field, rule, &format!("{place}.{name}"))?;
        }
        Ok(())
    }

    /// Days are texts in JSON.
    fn as_json(text: &str) -> Value {
        let mut table: toml::Table = text.parse().unwrap();
        for day in ["reviewed", "until"] {
            if let Some(value) = table.get_mut(day) {
                *value = toml::Value::String(value.to_string());
            }
        }
        serde_json::to_value(table).unwrap()
    }

    #[test]
    fn the_built_in_guide_fits_the_schema() {
        assert_eq!(judge(&as_json(GUIDE), &schema(), "guide"), Ok(()));
    }

    const PART: &str = "id = \"p\"\ntitle = \"T\"\npart = true\nneeds = [\"name\"]\nstart = \"a\"\nreviewed = 2026-11-21\n[steps.a]\nkind = \"part\"\nguide = \"q\"\nwith = { name = \"{name}\" }\non.solved = \"@other/b\"\n";

    #[test]
    fn a_part_fits_the_schema_and_what_the_loader_refuses_of_it_does_not() {
        assert!(load("p.toml", PART, true).is_ok());
        assert_eq!(judge(&as_json(PART), &schema(), "part"), Ok(()));
        for (from, to) in [
            ("guide = \"q\"\n", ""),
            ("guide = \"q\"", "guide = \"q\"\ntitle = \"T\""),
            ("with = {", "then = \"a\"\nwith = {"),
            ("part = true\n", ""),
            ("part = true\nneeds = [\"name\"]\n", ""),
        ] {
            let text = PART.replacen(from, to, 1);
            assert!(load("p.toml", &text, true).is_err(), "loads: {text}");
            assert!(judge(&as_json(&text), &schema(), "part").is_err(), "fits: {text}");
        }
    }

    #[test]
    fn what_the_loader_refuses_the_schema_refuses_too() {
        for (from, to) in [
            ("none = \"is-it-the-log-in\"\n", ""),
            ("minutes = 10", "minutes = \"ten\""),
            ("resolution = \"solved\"", "resolution = \"done\""),
            ("shape = \"email\"", "shape = \"mail\""),
            ("secret = \"shiprocket-password\"", "secret = \"pin\""),
            ("skip = \"into-plugin\"", "skip = \"into-plugin\"\nminutes = 3"),
            ("topic = \"shiprocket\"", "topic = \"shiprocket\"\ncolour = \"red\""),
        ] {
            assert!(GUIDE.contains(from), "{from}");
            let text = GUIDE.replacen(from, to, 1);
            assert!(load("t.toml", &text, true).is_err(), "loads: {to}");
            assert!(judge(&as_json(&text), &schema(), "guide").is_err(), "fits: {to}");
        }
    }
}
