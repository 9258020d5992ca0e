//! Any text layout of bytes → bytes, with a map back to the text.
