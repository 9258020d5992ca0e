//! TLS, as far as it shows itself: that it is TLS, and the server's name that a client asks for (RFC 6066 §3).

/// Whether a stream that begins with `bytes` speaks TLS; `None` if there are too few.
pub fn is_tls(bytes: &[u8]) -> Option<bool> {
    let _ = bytes;
    todo!()
}

/// The server name in the ClientHello that `bytes` begin with.
pub fn server_name(bytes: &[u8]) -> Option<String> {
    let _ = bytes;
    todo!()
}
