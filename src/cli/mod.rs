//! How it is printed: one file per sub-command.
