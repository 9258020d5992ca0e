//! What bytes mean: RFC 6455. Knows nothing of captures.

pub mod opcode;
