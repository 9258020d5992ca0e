//! The accept value computed the right way, in several languages. Each sample is whole, and prints that of the RFC's key.

use crate::analysis::sheet::CodeSample;

/// Language and code.
const SAMPLES: [(&str, &str); 8] = [
    ("Rust", RUST),
    ("Python", PYTHON),
    ("JavaScript (Node)", NODE),
    ("JavaScript (WebCrypto)", WEB_CRYPTO),
    ("Go", GO),
    ("C (OpenSSL)", C),
    ("PHP", PHP),
    ("Shell", SHELL),
];

const RUST: &str = r#"// base64 = "0.22", sha1 = "0.10"
use base64::{Engine, engine::general_purpose::STANDARD};
use sha1::{Digest, Sha1};

fn accept(key: &str) -> String {
    let text = format!("{}258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key.trim());
    STANDARD.encode(Sha1::digest(text.as_bytes()))
}

fn main() {
    println!("{}", accept("dGhlIHNhbXBsZSBub25jZQ=="));
}
"#;

const PYTHON: &str = r#"import base64
import hashlib

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def accept(key):
    digest = hashlib.sha1((key.strip() + GUID).encode("ascii")).digest()
    return base64.b64encode(digest).decode("ascii")


print(accept("dGhlIHNhbXBsZSBub25jZQ=="))
"#;

const NODE: &str = r#"const { createHash } = require("node:crypto");

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

function accept(key) {
  return createHash("sha1").update(key.trim() + GUID).digest("base64");
}

console.log(accept("dGhlIHNhbXBsZSBub25jZQ=="));
"#;

const WEB_CRYPTO: &str = r#"const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

async function accept(key) {
  const text = new TextEncoder().encode(key.trim() + GUID);
  const digest = await crypto.subtle.digest("SHA-1", text);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

accept("dGhlIHNhbXBsZSBub25jZQ==").then((value) => console.log(value));
"#;

const GO: &str = r#"package main

import (
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"strings"
)

const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

func accept(key string) string {
	digest := sha1.Sum([]byte(strings.TrimSpace(key) + guid))
	return base64.StdEncoding.EncodeToString(digest[:])
}

func main() {
	fmt.Println(accept("dGhlIHNhbXBsZSBub25jZQ=="))
}
"#;

const C: &str = r#"/* cc accept.c -lcrypto */
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

#define GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

/* key: 24 characters, without blanks around them; out: room for 29. Returns 0, or -1 if the key is longer. */
static int accept_value(const char *key, char out[29]) {
    char text[24 + sizeof GUID];
    unsigned char digest[SHA_DIGEST_LENGTH];
    int length = snprintf(text, sizeof text, "%s%s", key, GUID);
    if (length < 0 || (size_t)length >= sizeof text)
        return -1;
    SHA1((const unsigned char *)text, (size_t)length, digest);
    /* The digest may hold zero bytes: its length is 20, never strlen. */
    EVP_EncodeBlock((unsigned char *)out, digest, sizeof digest);
    return 0;
}

int main(void) {
    char value[29];
    if (accept_value("dGhlIHNhbXBsZSBub25jZQ==", value) == 0)
        puts(value);
    return 0;
}
"#;

const PHP: &str = r#"<?php
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

function accept_value(string $key): string
{
    // true: raw bytes, not hex digits.
    return base64_encode(sha1(trim($key) . GUID, true));
}

echo accept_value("dGhlIHNhbXBsZSBub25jZQ=="), "\n";
"#;

const SHELL: &str = r"printf %s 'dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11' | openssl dgst -sha1 -binary | base64
";

/// The samples.
pub(super) fn samples() -> Vec<CodeSample> {
    let sample = |(language, code): &(&str, &str)| CodeSample {
        language: (*language).to_owned(),
        code: (*code).to_owned(),
    };
    SAMPLES.iter().map(sample).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use std::path::Path;
    use std::process::{Command, Stdio};

    /// What each sample is run with, where it is installed; `{}` is the file that holds it.
    const RUN: [(&str, &str, &str); 7] = [
        ("Python", "a.py", "python3 {}"),
        ("JavaScript (Node)", "a.js", "node {}"),
        ("JavaScript (WebCrypto)", "a.js", "node {}"),
        ("Go", "a.go", "go run {}"),
        (
            "C (OpenSSL)",
            "a.c",
            "cc -Wall -Werror -o {}.out {} -lcrypto && {}.out",
        ),
        ("PHP", "a.php", "php {}"),
        ("Shell", "a.sh", "sh {}"),
    ];

    /// What must be there for it to run.
    const NEEDS: [(&str, &str); 7] = [
        ("Python", "python3 -c 'import hashlib'"),
        ("JavaScript (Node)", "node --version"),
        ("JavaScript (WebCrypto)", "node --version"),
        ("Go", "go version"),
        (
            "C (OpenSSL)",
            "echo '#include <openssl/evp.h>' | cc -fsyntax-only -x c -",
        ),
        ("PHP", "php --version"),
        ("Shell", "openssl version"),
    ];

    fn shell(command: &str) -> Option<String> {
        let output = Command::new("sh")
            .args(["-c", command])
            .stdin(Stdio::null())
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    #[test]
    fn samples_print_the_right_value() {
        let folder =
            std::env::temp_dir().join(format!("framescope-samples-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut run = 0;
        for ((language, name, command), (_, needs)) in RUN.into_iter().zip(NEEDS) {
            if shell(needs).is_none() {
                continue;
            }
            let (_, code) = SAMPLES
                .iter()
                .find(|(known, _)| *known == language)
                .unwrap();
            let file = folder.join(name);
            std::fs::write(&file, code).unwrap();
            let printed = shell(&command.replace("{}", file.to_str().unwrap()));
            assert_eq!(
                printed.as_deref(),
                Some("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n"),
                "{language}"
            );
            run += 1;
        }
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(run > 0 || !Path::new("/bin/sh").exists());
    }

    /// The sample in Rust, with the crates that are here.
    #[test]
    fn the_rust_sample_is_right() {
        use base64::{Engine, engine::general_purpose::STANDARD};
        use sha1::{Digest, Sha1};
        let body = RUST.lines().skip(5).take(2).collect::<Vec<_>>();
        assert_eq!(
            body,
            [
                r#"    let text = format!("{}258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key.trim());"#,
                "    STANDARD.encode(Sha1::digest(text.as_bytes()))",
            ]
        );
        let key = "dGhlIHNhbXBsZSBub25jZQ==";
        let text = format!("{}258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key.trim());
        assert_eq!(
            STANDARD.encode(Sha1::digest(text.as_bytes())),
            "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
        );
    }
}
