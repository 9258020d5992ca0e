//! What other protocols than those of the web say first, as far as that is unmistakable.

/// The name of the protocol that a connection speaks, by the first bytes that one of its ends sends; `None` if they do not tell.
pub fn speaks(first: &[u8]) -> Option<&'static str> {
    /// Offset, bytes that stand there, name.
    const SAID: &[(usize, &[u8], &str)] = &[
        (0, b"SSH-", "SSH"),
        (0, b"EHLO ", "SMTP"),
        (0, b"HELO ", "SMTP"),
        (0, b"+OK ", "POP3"),
        (0, b"* OK ", "IMAP"),
        (0, b"AMQP", "AMQP"),
        (0, b"INFO {", "NATS"),
        (0, b"NICK ", "IRC"),
        (0, b"@RSYNCD:", "rsync"),
        (0, b"RFB 003.", "VNC"),
        (0, b"\x13BitTorrent protocol", "BitTorrent"),
        (2, b"\0\x04MQTT", "MQTT"),
        (2, b"\0\x06MQIsdp", "MQTT"),
        (4, b"\xFFSMB", "SMB"),
        (4, b"\xFESMB", "SMB"),
        // StartupMessage, SSLRequest, GSSENCRequest and CancelRequest, behind their length.
        (4, b"\0\x03\0\0", "PostgreSQL"),
        (4, b"\x04\xD2\x16\x2F", "PostgreSQL"),
        (4, b"\x04\xD2\x16\x30", "PostgreSQL"),
        (4, b"\x04\xD2\x16\x2E", "PostgreSQL"),
        // The first packet of a server, of protocol 10.
        (3, b"\0\x0A5.", "MySQL"),
        (3, b"\0\x0A8.", "MySQL"),
        (3, b"\0\x0A9.", "MySQL"),
        (3, b"\0\x0A1", "MySQL"),
    ];
    let stands =
        |at: usize, said: &[u8]| first.get(at..).is_some_and(|rest| rest.starts_with(said));
    let known = SAID.iter().find(|(at, said, _)| stands(*at, said));
    if let Some((_, _, name)) = known {
        return Some(name);
    }
    match *first {
        // Greetings of a mail server and of a file server are alike but for their words.
        [b'2', b'2', b'0', b' ' | b'-', ..] if contains(first, b"FTP") => Some("FTP"),
        [b'2', b'2', b'0', b' ' | b'-', ..] => Some("SMTP"),
        // An array of bulk strings.
        [b'*', b'1'..=b'9', b'\r', b'\n', b'$', ..] => Some("Redis"),
        _ => None,
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;

    #[test]
    fn first_words_are_known() {
        let rows: &[(&[u8], Option<&str>)] = &[
            (b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", Some("SSH")),
            (b"220 mail.example ESMTP\r\n", Some("SMTP")),
            (b"220 (vsFTPd 3.0.3)\r\n", Some("FTP")),
            (b"EHLO a\r\n", Some("SMTP")),
            (b"*1\r\n$4\r\nPING\r\n", Some("Redis")),
            (&hex!("100c 0004 4d515454 04 02 003c 0000"), Some("MQTT")),
            (&hex!("00000008 04d2162f"), Some("PostgreSQL")),
            (&hex!("00000029 00030000 7573657200"), Some("PostgreSQL")),
            (&hex!("4a000000 0a 382e302e3335"), Some("MySQL")),
            (&hex!("00000085 ff534d42"), Some("SMB")),
            (b"", None),
            (b"GET / HTTP/1.1\r\n", None),
            (b"{\"id\":1}\n", None),
            (&hex!("8105 48656c6c6f"), None),
            (&hex!("8185 37fa213d 7f9f4d5158"), None),
            (&hex!("1603010005 0100000103"), None),
        ];
        for (first, name) in rows {
            assert_eq!(speaks(first), *name, "{}", first.escape_ascii());
        }
    }
}
