//! An exercise: a question about bytes that are made fresh from a seed.

use super::chance::Chance;
use super::tasks::{self, Task};
use super::{Answer, Said, Shown, Verdict, Wanted};
use std::fmt;

macro_rules! exercises {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal, $task:path;)+) => {
        /// Which exercise.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ExerciseId {
            $($(#[doc = $doc])+ $name,)+
        }

        impl ExerciseId {
            /// All of them, in the order of the lessons.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name in kebab-case.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            fn task(self, chance: &mut Chance) -> Box<dyn Task> {
                match self { $(Self::$name => Box::new($task(chance)),)+ }
            }
        }
    };
}

exercises! {
    /// Find the FIN bit that ends a message.
    FindFin = "find-fin", tasks::FindFin::new;
    /// Read a payload length of 16 bits.
    Length16 = "length-16", tasks::Length16::new;
    /// Unmask a payload by hand.
    Unmask = "unmask", tasks::Unmask::new;
    /// Put a message together from fragments, between which there is a ping.
    Fragments = "fragments", tasks::Fragments::new;
    /// Compute an accept value.
    Accept = "accept", tasks::Accept::new;
    /// Find out which rule a frame breaks.
    Fault = "fault", tasks::Fault::new;
    /// Tell which code a page is told at the end.
    Why1006 = "why-1006", tasks::Why1006::new;
    /// Tell which messages can be inflated when one was lost.
    Takeover = "takeover", tasks::Takeover::new;
    /// Compare the origin of a page with where it connects to.
    Origin = "origin", tasks::Origin::new;
    /// Tell to which port an address leads.
    Addresses = "addresses", tasks::Addresses::new;
    /// Tell the readyState after some events.
    ReadyState = "ready-state", tasks::ReadyState::new;
    /// Find fourteen faults.
    Fourteen = "fourteen", tasks::Fourteen::new;
}

impl ExerciseId {
    /// The exercise of that [`id`](Self::id).
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|exercise| exercise.id() == id)
    }
}

/// A question about bytes that are made fresh from a seed. The same seed makes the same bytes.
pub struct Exercise {
    id: ExerciseId,
    seed: u64,
    task: Box<dyn Task>,
}

impl PartialEq for Exercise {
    fn eq(&self, other: &Self) -> bool {
        (self.id, self.seed) == (other.id, other.seed)
    }
}

impl fmt::Debug for Exercise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Exercise")
            .field(&self.id)
            .field(&self.seed)
            .finish()
    }
}

impl Exercise {
    /// The exercise that `seed`, any number, makes.
    pub fn new(id: ExerciseId, seed: u64) -> Self {
        Self {
            id,
            seed,
            task: id.task(&mut Chance::new(seed)),
        }
    }

    /// Which exercise it is.
    pub const fn id(&self) -> ExerciseId {
        self.id
    }

    /// What it was made from.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// What is asked.
    pub fn question(&self) -> Said {
        self.task.question()
    }

    /// What is shown.
    pub fn shown(&self) -> Shown {
        self.task.shown()
    }

    /// What kind of answer is asked for.
    pub fn wanted(&self) -> Wanted {
        self.task.wanted()
    }

    /// Hints, each saying more than the one before.
    pub fn hints(&self) -> Vec<Said> {
        self.task.hints()
    }

    /// Judges an answer, whatever was answered. The codec reads the bytes anew: it knows what is right.
    pub fn check(&self, answer: &Answer) -> Verdict {
        self.task.check(answer)
    }

    /// The right answer.
    pub fn answer(&self) -> Answer {
        self.task.answer()
    }

    /// Answers that people give who make a mistake, and the name of that. Each is [judged](Self::check) wrong under this name.
    pub fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        self.task.mistakes()
    }
}
