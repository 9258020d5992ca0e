//! An exercise: what is shown, what is asked, and what is thought of the answer.

use super::ask::{Draft, ask};
use super::bench::Workbench;
use super::done;
use super::given::given;
use super::said::places;
use super::seed::{address, use_seed};
use crate::analysis::{Compressed, SentBy};
use crate::app::components::inspector::Mode;
use crate::app::learn::example::Example;
use crate::app::learn::given::Given;
use crate::app::learn::offer::{hex_lines, offer_text};
use crate::app::learn::progress::Progress;
use crate::app::learn::prose::sentence;
use crate::app::words::{Words, use_words};
use crate::lessons::{Answer, Exercise, ExerciseId, Seed, Shown, Verdict};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct PracticeProps {
    pub(super) exercise: ExerciseId,
    pub(super) seed: Option<Seed>,
    pub(super) progress: Progress,
}

/// An exercise, made anew as often as somebody wants.
#[component]
pub(super) fn Practice(props: &PracticeProps) -> Html {
    let words = use_words();
    let (seed, renew) = use_seed(props.exercise, props.seed);
    let exercise = use_memo((props.exercise, seed), |(id, seed)| {
        Exercise::new(*id, seed.0)
    });
    let seed = seed.to_string();
    let link = words.say_with("exercise-link", &[("seed", seed.as_str().into())]);
    html! {
        <section class="exercise" aria-labelledby="exercise-title">
            <header>
                <h3 id="exercise-title">{ words.say("lesson-exercise") }</h3>
                <a class="here" href={address(props.exercise, &seed)} title={link.clone()} aria-label={link}>{ ["#", &seed].concat() }</a>
                <button type="button" class="quiet" onclick={renew.reform(|_: MouseEvent| ())}>{ words.say("exercise-new") }</button>
            </header>
            <Asked key={seed} {exercise} progress={props.progress.clone()} />
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct AskedProps {
    exercise: Rc<Exercise>,
    progress: Progress,
}

/// An exercise with what was answered so far.
#[component]
fn Asked(props: &AskedProps) -> Html {
    let words = use_words();
    let exercise = &props.exercise;
    let draft = use_state(Draft::default);
    let verdict = use_state_eq(|| None::<Verdict>);
    let hints_shown = use_state_eq(|| 0_usize);
    let mode = use_state_eq(|| Mode::Read);
    let (shown, wanted) = (exercise.shown(), exercise.wanted());
    let hints = exercise.hints();

    let change = Callback::from({
        let draft = draft.setter();
        move |changed: Draft| draft.set(changed)
    });
    let check = {
        let (exercise, progress, draft, verdict) = (
            Rc::clone(exercise),
            props.progress.clone(),
            draft.clone(),
            verdict.setter(),
        );
        move |event: SubmitEvent| {
            event.prevent_default();
            let judged = exercise.check(&draft.answer(&exercise.wanted()));
            match &judged {
                Verdict::Right(_) => progress.note(&done(exercise.id())),
                // What holds is kept, and one goes on from there.
                Verdict::Partly(_) => {}
                Verdict::Wrong(_) | Verdict::Unread(_) => {
                    verdict.set(Some(judged));
                    return;
                }
            }
            draft.set(draft.with_claim());
            verdict.set(Some(judged));
        }
    };
    let solve = {
        let (exercise, draft, verdict) = (Rc::clone(exercise), draft.setter(), verdict.setter());
        move |_: MouseEvent| {
            let answer = exercise.answer();
            verdict.set(Some(exercise.check(&answer)));
            draft.set(Draft::of(answer));
        }
    };
    let hint = {
        let shown = hints_shown.clone();
        move |_: MouseEvent| shown.set(*shown + 1)
    };
    let take = {
        let shown = shown.clone();
        move |_: MouseEvent| {
            let sent_by = match &shown {
                Shown::Bytes { peer, .. } => SentBy::from(*peer),
                Shown::Steps(_) | Shown::Values(_) => SentBy::Guess,
            };
            offer_text(hex_lines(shown.frames()), sent_by, Compressed::Guess, None);
        }
    };
    let toggle = use_callback(mode.clone(), |(), mode| {
        mode.set(if **mode == Mode::Edit {
            Mode::Read
        } else {
            Mode::Edit
        });
    });
    let is_right = matches!(&*verdict, Some(Verdict::Right(_)));
    let question = exercise.question();
    html! {
        <>
            <p class="question" id="exercise-question">{ words.say_of_with("exercise-question", question.id, &places(&question)) }</p>
            <form onsubmit={check}>
                { given(&words, &shown, &wanted, shown.span(draft.frame)) }
                if exercise.id() == ExerciseId::Accept {
                    <Workbench />
                }
                { ask(&words, &shown, &wanted, &draft, &change) }
                <div class="buttons">
                    <button type="submit" class="primary">{ words.say("exercise-check") }</button>
                    if *hints_shown < hints.len() {
                        <button type="button" class="quiet" onclick={hint}>{ words.say("exercise-hint") }</button>
                    } else if !is_right {
                        <button type="button" class="quiet" onclick={solve}>{ words.say("exercise-solution") }</button>
                    }
                    if matches!(shown, Shown::Bytes { more: 0, .. }) {
                        <button type="button" class="quiet" onclick={take}>{ words.say("exercise-to-inspect") }</button>
                    }
                </div>
            </form>
            <div role="status" class="heard">
                if let Some(verdict) = &*verdict {
                    { judged(&words, verdict) }
                }
            </div>
            <ol class="hints" aria-live="polite">
                for (at, hint) in hints.iter().enumerate().take(*hints_shown) {
                    <li>
                        <b>{ words.say_with("exercise-hint-number", &[("number", (at as u64 + 1).into()), ("count", (hints.len() as u64).into())]) }</b>
                        { " " }{ sentence(&words, &words.say_of_with("exercise-hint", hint.id, &places(hint))) }
                    </li>
                }
            </ol>
            if is_right {
                if let Some(frames) = explained(exercise, &shown) {
                    <Example given={frames} mode={*mode} {toggle} />
                }
            }
        </>
    }
}

/// What is thought of an answer, and why.
fn judged(words: &Words, verdict: &Verdict) -> Html {
    let said = verdict.said();
    let places = places(said);
    let why = match verdict {
        Verdict::Right(_) => words.say_of_with("exercise-right", said.id, &places),
        Verdict::Partly(_) => words.say_of_with("exercise-partly", said.id, &places),
        Verdict::Wrong(_) => words.say_of_with("exercise-wrong", said.id, &places),
        Verdict::Unread(_) => words.say_of_with("exercise-unread", said.id, &places),
    };
    html! {
        <p class="judged" data-verdict={verdict.id()}>
            <b>{ words.say_of("exercise-verdict", verdict.id()) }</b>{ " " }{ sentence(words, &why) }
        </p>
    }
}

/// The frames as Inspect shows them, when nothing is given away by that any more.
fn explained(exercise: &Exercise, shown: &Shown) -> Option<Rc<Given>> {
    let Shown::Bytes { peer, more: 0, .. } = shown else {
        return None;
    };
    let frames = shown.frames();
    // The frame that it was about.
    let about = match exercise.answer() {
        Answer::Bit(bit) => {
            let mut end = 0;
            let ends = frames.iter().map(|frame| {
                end += 8 * frame.len() as u64;
                end
            });
            ends.take_while(|end| *end <= bit).count()
        }
        _ => 0,
    };
    let frames = frames.iter().map(|frame| Rc::from(*frame)).collect();
    Some(Rc::new(Given::alone(frames, about, SentBy::from(*peer))))
}
