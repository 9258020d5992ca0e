//! Status codes.

use crate::{broken, decode, frame};
use framescope::protocol::close::CloseRange;
use framescope::protocol::{CloseCode, Rule};

/// §7.4.1, and IANA's WebSocket Close Code Number Registry.
#[test]
fn names() {
    let rows = [
        (1000, Some("normal closure")),
        (1001, Some("going away")),
        (1002, Some("protocol error")),
        (1003, Some("unsupported data")),
        (1004, Some("reserved")),
        (1005, Some("no status received")),
        (1006, Some("abnormal closure")),
        (1007, Some("invalid frame payload data")),
        (1008, Some("policy violation")),
        (1009, Some("message too big")),
        (1010, Some("mandatory extension")),
        (1011, Some("internal error")),
        (1012, Some("service restart")),
        (1013, Some("try again later")),
        (1014, Some("bad gateway")),
        (1015, Some("TLS handshake")),
        (1016, None),
        (2999, None),
        (4000, None),
    ];
    for (code, name) in rows {
        assert_eq!(CloseCode(code).name(), name, "{code}");
    }
}

/// §7.4.2.
#[test]
fn ranges() {
    let rows = [
        (0, CloseRange::Unused),
        (999, CloseRange::Unused),
        (1000, CloseRange::Protocol),
        (2999, CloseRange::Protocol),
        (3000, CloseRange::Registered),
        (3999, CloseRange::Registered),
        (4000, CloseRange::Private),
        (4999, CloseRange::Private),
        (5000, CloseRange::Undefined),
        (65_535, CloseRange::Undefined),
    ];
    for (code, range) in rows {
        assert_eq!(CloseCode(code).range(), range, "{code}");
    }
}

/// 1004 is reserved; 1005, 1006 and 1015 "MUST NOT be set as a status code in a Close control frame by an endpoint".
#[test]
fn codes_on_the_wire() {
    for code in (0..=u16::MAX).filter(|code| *code < 1100 || code % 500 < 2 || *code > 65_000) {
        let allowed = matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999);
        let expected: &[Rule] = if allowed {
            &[]
        } else {
            &[Rule::ForbiddenCloseCode]
        };
        let batch = decode(&frame(0x88, &code.to_be_bytes()));
        assert_eq!(broken(&batch), expected, "{code}");
    }
}
