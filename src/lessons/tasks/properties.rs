//! What is true of every exercise, whatever it was made from.

use crate::lessons::{Answer, Claim, Exercise, ExerciseId, Verdict, Wanted};
use crate::protocol::Rule;
use proptest::prelude::*;

fn any_exercise() -> impl Strategy<Value = Exercise> {
    let id = prop::sample::select(ExerciseId::ALL);
    (id, any::<u64>()).prop_map(|(id, seed)| Exercise::new(id, seed))
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let claim = (any::<u32>(), prop::sample::select(Rule::ALL))
        .prop_map(|(frame, rule)| Claim { frame, rule });
    prop_oneof![
        any::<u64>().prop_map(Answer::Bit),
        (0_u64..200).prop_map(Answer::Bit),
        any::<String>().prop_map(Answer::Typed),
        "[0-9a-fA-Fx, ]{0,12}".prop_map(Answer::Typed),
        any::<u64>().prop_map(|number| Answer::Typed(number.to_string())),
        any::<usize>().prop_map(Answer::One),
        Just(Answer::Bit(u64::MAX)),
        Just(Answer::One(usize::MAX)),
        Just(Answer::Some(vec![usize::MAX])),
        prop::collection::vec(any::<usize>(), 0..4).prop_map(Answer::Some),
        prop::collection::vec(0_usize..4, 0..4).prop_map(Answer::Some),
        prop::collection::vec(claim, 0..4).prop_map(Answer::Faults),
    ]
}

/// Whether it is an answer of the kind that is asked for.
fn fits(wanted: &Wanted, answer: &Answer) -> bool {
    matches!(
        (wanted, answer),
        (Wanted::Bit, Answer::Bit(_))
            | (Wanted::Number | Wanted::Text, Answer::Typed(_))
            | (Wanted::One(_), Answer::One(_))
            | (Wanted::Some(_), Answer::Some(_))
            | (Wanted::Faults(_), Answer::Faults(_))
    )
}

proptest! {
    #[test]
    fn the_right_answer_is_accepted(exercise in any_exercise()) {
        let answer = exercise.answer();
        prop_assert!(fits(&exercise.wanted(), &answer));
        let verdict = exercise.check(&answer);
        prop_assert!(matches!(verdict, Verdict::Right(_)), "{verdict:?} {answer:?} {:?}", exercise.shown());
    }

    #[test]
    fn each_mistake_is_refused_for_a_reason_of_its_own(exercise in any_exercise()) {
        let mistakes = exercise.mistakes();
        prop_assert!(mistakes.len() >= 2, "{:?}", exercise.shown());
        for (answer, id) in mistakes {
            match exercise.check(&answer) {
                Verdict::Wrong(said) => prop_assert_eq!(said.id, id, "{:?}", answer),
                other => prop_assert!(false, "{:?} {:?}", other, answer),
            }
        }
    }

    #[test]
    fn anything_can_be_answered(exercise in any_exercise(), answer in any_answer()) {
        let verdict = exercise.check(&answer);
        if !fits(&exercise.wanted(), &answer) {
            prop_assert!(matches!(verdict, Verdict::Unread(_)));
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_exercise(exercise in any_exercise()) {
        let again = Exercise::new(exercise.id(), exercise.seed());
        prop_assert_eq!(again.shown(), exercise.shown());
        prop_assert_eq!(again.answer(), exercise.answer());
        prop_assert_eq!(again.hints(), exercise.hints());
        prop_assert!(exercise.hints().len() >= 2);
    }
}

/// The seeds one after the other make others, and those that ask for one of some choices ask for each.
#[test]
fn new_bytes_are_new() {
    for id in ExerciseId::ALL {
        let made: Vec<_> = (0..64).map(|seed| Exercise::new(*id, seed)).collect();
        let mut different: Vec<_> = made.iter().map(Exercise::shown).collect();
        different.dedup();
        assert!(different.len() > 32, "{id:?}");
        if let Wanted::One(choices) = made[0].wanted() {
            for at in 0..choices.len() {
                assert!(
                    made.iter()
                        .any(|exercise| exercise.answer() == Answer::One(at)),
                    "{id:?} {at}"
                );
            }
        }
    }
}

#[test]
fn fourteen_faults_are_fourteen() {
    for seed in 0..200 {
        let Answer::Faults(faults) = Exercise::new(ExerciseId::Fourteen, seed).answer() else {
            panic!("faults are asked for");
        };
        assert_eq!(faults.len(), 14, "{seed}: {faults:?}");
    }
}

#[test]
fn a_fault_breaks_one_rule() {
    for seed in 0..500 {
        let exercise = Exercise::new(ExerciseId::Fault, seed);
        let right = exercise.mistakes().len() + 1;
        let Wanted::One(choices) = exercise.wanted() else {
            panic!("one of some rules is asked for");
        };
        assert_eq!(choices.len(), right, "{seed}");
    }
}
