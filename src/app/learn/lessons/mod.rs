//! Lessons and their exercises, the catalogue of small captures, and common errors.

mod ask;
mod bench;
mod bytes;
mod catalogue;
mod choices;
mod errors;
mod faults;
mod given;
mod lesson;
mod origins;
mod practice;
mod said;
mod seed;

pub(crate) use catalogue::Catalogue;
pub(crate) use errors::Errors;
pub(crate) use lesson::Lessons;

use super::address::Section;
use super::contents::Entry;
use super::progress::Progress;
use crate::app::words::Words;
use crate::lessons::{CATALOGUE, COMMON_ERRORS, ExerciseId, LESSONS};

/// What the list of Learn has of lessons, those whose exercise was solved marked.
pub(crate) fn lessons(words: &Words, progress: &Progress, open: Option<&str>) -> Vec<Entry> {
    let entry = |exercise: ExerciseId| Entry {
        hash: hash(Section::Exercise, exercise.id()),
        number: String::new(),
        title: words.say_of("lesson", exercise.id()),
        done: progress.has(&done(exercise)),
        open: open == Some(exercise.id()),
    };
    LESSONS
        .iter()
        .map(|lesson| entry(lesson.exercise))
        .collect()
}

/// The way to the catalogue.
pub(crate) fn captures(words: &Words, open: Option<&str>) -> [Entry; 1] {
    [Entry {
        hash: Section::Catalogue.hash(),
        number: String::new(),
        title: words.say_with(
            "catalogue-link",
            &[("count", (CATALOGUE.len() as u64).into())],
        ),
        done: false,
        open: open.is_some(),
    }]
}

/// What it has of common errors.
pub(crate) fn common_errors(words: &Words, open: Option<&str>) -> Vec<Entry> {
    let entry = |id: &'static str| Entry {
        hash: hash(Section::Errors, id),
        number: String::new(),
        title: words.say_of("common-error", id),
        done: false,
        open: open == Some(id),
    };
    COMMON_ERRORS.iter().map(|error| entry(error.id)).collect()
}

/// The name under which it is kept that an exercise was solved.
fn done(exercise: ExerciseId) -> String {
    ["exercise/", exercise.id()].concat()
}

fn hash(section: Section, part: &str) -> String {
    [&section.hash(), "/", part].concat()
}

/// The keys of families whose names the sources do not tell.
#[cfg(test)]
pub(crate) fn family(name: &str) -> Option<Vec<&'static str>> {
    use crate::lessons::Group;
    Some(match name {
        "lesson" | "lesson-goal" => ExerciseId::ALL
            .iter()
            .map(|exercise| exercise.id())
            .collect(),
        "common-error" | "common-error-truth" | "common-error-text" => {
            COMMON_ERRORS.iter().map(|error| error.id).collect()
        }
        "catalogue" | "catalogue-hint" => CATALOGUE.iter().map(|entry| entry.id).collect(),
        "catalogue-group" => Group::ALL.map(Group::id).to_vec(),
        "exercise-verdict" => vec!["right", "partly", "wrong", "unread"],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::{Answer, Claim, Exercise, Said, Shown, Verdict, Wanted};
    use crate::protocol::Rule;
    use std::collections::BTreeSet;

    const WORDS: &str = include_str!("../../../../www/locales/en/lessons.ftl");

    /// What is said of an answer.
    fn judged(exercise: &Exercise, answer: &Answer) -> (&'static str, &'static str) {
        let verdict = exercise.check(answer);
        let family = match verdict {
            Verdict::Right(_) => "exercise-right",
            Verdict::Partly(_) => "exercise-partly",
            Verdict::Wrong(_) => "exercise-wrong",
            Verdict::Unread(_) => "exercise-unread",
        };
        (family, verdict.said().id)
    }

    /// Answers that are nearly right, or no answers.
    fn odd(exercise: &Exercise) -> Vec<Answer> {
        let mut odd = vec![
            Answer::Bit(u64::MAX),
            Answer::One(usize::MAX),
            Answer::Some(vec![usize::MAX]),
            Answer::Faults(Vec::new()),
        ];
        odd.extend(
            ["", "x", "1", "xxxxxxxxxxxxxxxxxxxxxxxxxxxx"]
                .map(|typed| Answer::Typed(typed.to_owned())),
        );
        match exercise.answer() {
            Answer::Typed(mut typed) => {
                typed.pop();
                typed.push('§');
                odd.push(Answer::Typed(typed.replace('§', "#")));
            }
            Answer::Faults(mut faults) => {
                let claim = |frame, rule| Answer::Faults(vec![Claim { frame, rule }]);
                odd.extend([claim(999, Rule::ReservedBits), claim(0, Rule::FinalBlock)]);
                faults.pop();
                odd.push(Answer::Faults(faults));
            }
            _ => {}
        }
        odd
    }

    #[test]
    fn what_exercises_say_has_words_and_all_of_those_are_said() {
        let mut said: BTreeSet<(&str, &str)> = BTreeSet::new();
        let values = |shown: &Shown| match shown {
            Shown::Values(values) => values.iter().map(|(said, _)| said.id).collect(),
            _ => Vec::new(),
        };
        for id in ExerciseId::ALL {
            for seed in 0..300 {
                let exercise = Exercise::new(*id, seed);
                said.insert(("exercise-question", exercise.question().id));
                said.extend(
                    exercise
                        .hints()
                        .iter()
                        .map(|hint| ("exercise-hint", hint.id)),
                );
                said.extend(
                    values(&exercise.shown())
                        .into_iter()
                        .map(|id| ("exercise-value", id)),
                );
                if let Shown::Steps(steps) = exercise.shown() {
                    said.extend(steps.iter().map(|step| ("exercise-step", step.said.id)));
                }
                match exercise.wanted() {
                    Wanted::One(choices) | Wanted::Some(choices) => {
                        said.extend(
                            choices
                                .iter()
                                .map(|choice: &Said| ("exercise-choice", choice.id)),
                        );
                    }
                    Wanted::Faults(rules) => {
                        said.extend(rules.iter().map(|rule| ("exercise-choice", rule.id())));
                    }
                    Wanted::Bit | Wanted::Number | Wanted::Text => {}
                }
                said.insert(judged(&exercise, &exercise.answer()));
                said.extend(
                    exercise
                        .mistakes()
                        .iter()
                        .map(|(answer, _)| judged(&exercise, answer)),
                );
                said.extend(
                    odd(&exercise)
                        .iter()
                        .map(|answer| judged(&exercise, answer)),
                );
            }
        }
        for error in COMMON_ERRORS {
            said.extend(
                values(&error.evidence())
                    .into_iter()
                    .map(|id| ("exercise-value", id)),
            );
        }
        let said: BTreeSet<String> = said
            .into_iter()
            .map(|(family, id)| [family, "-", id].concat())
            .collect();
        let families = [
            "exercise-question-",
            "exercise-hint-",
            "exercise-right-",
            "exercise-partly-",
            "exercise-wrong-",
            "exercise-unread-",
            "exercise-choice-",
            "exercise-step-",
            "exercise-value-",
        ];
        let written: BTreeSet<String> = WORDS
            .lines()
            .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
            .filter(|key| families.iter().any(|family| key.starts_with(family)))
            // The label of a hint.
            .filter(|key| key != "exercise-hint-number")
            .collect();
        let missing: Vec<_> = said.difference(&written).collect();
        let unsaid: Vec<_> = written.difference(&said).collect();
        assert_eq!((missing, unsaid), (vec![], vec![]));
    }

    /// "The largest file has about 2 kB."
    #[test]
    fn small_captures_are_as_small_as_it_is_said() {
        let sizes = CATALOGUE.iter().map(|entry| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/catalogue/");
            let file = std::fs::metadata([folder, &entry.file()].concat());
            file.unwrap().len()
        });
        let largest = sizes.max().unwrap();
        assert!((1_500..2_500).contains(&largest), "{largest}");
    }

    #[test]
    fn every_paragraph_of_a_lesson_has_words() {
        for lesson in LESSONS {
            let id = lesson.exercise.id();
            let text = |number: u8| format!("\nlesson-text-{id}-{number} =");
            assert!(
                (1..=lesson.paragraphs).all(|number| WORDS.contains(&text(number))),
                "{id}"
            );
            assert!(!WORDS.contains(&text(lesson.paragraphs + 1)), "{id}");
        }
    }
}
