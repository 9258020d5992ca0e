//! A lesson: one goal, a few paragraphs, and the exercise that it ends in.

use super::origins::origins;
use super::practice::Practice;
use super::{done, hash};
use crate::app::components::section::section;
use crate::app::learn::address::Section;
use crate::app::learn::progress::Progress;
use crate::app::learn::prose::prose;
use crate::app::words::{Words, use_words};
use crate::lessons::{ExerciseId, LESSONS, Lesson, Seed};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct LessonsProps {
    /// Which lesson; without one, all are listed.
    pub(crate) at: String,
    /// Which bytes its exercise has; without a seed, any.
    pub(crate) seed: Option<Seed>,
    pub(crate) progress: Progress,
}

/// The lesson that is open, or all of them.
#[component]
pub(crate) fn Lessons(props: &LessonsProps) -> Html {
    let words = use_words();
    let open = ExerciseId::named(&props.at);
    let at = LESSONS
        .iter()
        .position(|lesson| Some(lesson.exercise) == open);
    let Some((at, lesson)) = at.and_then(|at| Some((at, LESSONS.get(at)?))) else {
        return all(&words, &props.progress);
    };
    let id = lesson.exercise.id();
    let next = LESSONS.get(at + 1).map(|next| next.exercise.id());
    html! {
        <article class="lesson" key={id}>
            <h2 id="lesson-title">{ words.say_of("lesson", id) }</h2>
            <p class="goal">{ words.say_of("lesson-goal", id) }</p>
            for number in 1..=lesson.paragraphs {
                { prose(&words, &words.say_of("lesson-text", &[id, "-", &number.to_string()].concat())) }
            }
            if lesson.exercise == ExerciseId::Origin {
                { origins(&words) }
            }
            { read_on(&words, lesson) }
            <Practice exercise={lesson.exercise} seed={props.seed} progress={props.progress.clone()} />
            if let Some(next) = next {
                <p class="next">
                    <a href={hash(Section::Exercise, next)}>
                        { words.say_with("lesson-next", &[("title", words.say_of("lesson", next).into())]) }
                    </a>
                </p>
            }
        </article>
    }
}

fn read_on(words: &Words, lesson: &Lesson) -> Html {
    html! {
        <p class="read-on">
            { words.say("lesson-sections") }
            for (rfc, number) in lesson.sections {
                { " " }{ section(words, *rfc, number) }
            }
        </p>
    }
}

/// All lessons, those whose exercise was solved marked.
fn all(words: &Words, progress: &Progress) -> Html {
    let solved = LESSONS
        .iter()
        .filter(|lesson| progress.has(&done(lesson.exercise)))
        .count();
    let places = [
        ("done", (solved as u64).into()),
        ("count", (LESSONS.len() as u64).into()),
    ];
    html! {
        <article class="lesson">
            <h2 id="lesson-title">{ words.say("lessons") }</h2>
            <p class="goal">{ words.say_with("lessons-count", &places) }</p>
            <ul class="all-lessons">
                for lesson in LESSONS {
                    <li>
                        <a href={hash(Section::Exercise, lesson.exercise.id())}>{ words.say_of("lesson", lesson.exercise.id()) }</a>
                        if progress.has(&done(lesson.exercise)) {
                            <span class="done" aria-hidden="true">{ "✓" }</span>
                            <span class="unseen">{ words.say("lesson-done") }</span>
                        }
                        <small>{ words.say_of("lesson-goal", lesson.exercise.id()) }</small>
                    </li>
                }
            </ul>
        </article>
    }
}
