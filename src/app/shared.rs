//! What is held together, and equal only to itself.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// A value that several hold. Two are equal if they are one: what was answered anew is new, and is known to be without looking at it.
#[derive(Debug, Default)]
pub struct Shared<T>(Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Eq for Shared<T> {}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Who writes to it has it alone from then on: the others keep what it was.
impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Rc::make_mut(&mut self.0)
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> From<Box<T>> for Shared<T> {
    fn from(value: Box<T>) -> Self {
        Self(Rc::from(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_is_what_is_one() {
        let one = Shared::from(String::from("8100"));
        assert_eq!(one, one.clone());
        assert_ne!(one, Shared::from(String::from("8100")));
    }

    #[test]
    fn who_writes_writes_alone() {
        let before = Shared::from(vec![1]);
        let mut after = before.clone();
        after.push(2);
        assert_eq!((before.len(), after.len()), (1, 2));
        assert_ne!(before, after);
    }
}
