# Every word of the page and of the command line, in British English.
# A second language is a copy of this file. Keys of one family begin alike: place-<place>, rule-<rule>, …

## Around the places

framescope = Framescope
places = Places
place-inspect = Inspect
place-handshake = Handshake
private = everything stays in this tab
theme-system = as the system
theme-light = light
theme-dark = dark
theme-switch = Colours: { $theme }. Switch.
status-read = { $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
} · { $frames ->
    [one] 1 frame
   *[other] { $frames } frames
} · { $messages ->
    [one] 1 message
   *[other] { $messages } messages
}
status-stopped = The reader stopped. Reload the page: what you pasted comes back.
hint-inspect = ↑ ↓ frames · ← → fields · / filter · ? keys
hint-handshake = Type or paste a key. The steps follow RFC 6455 §4.2.2.

## The list of keys

keys-title = Keys
keys-show = Keys (?)
keys-close = Close
key-places = go to a place
key-frames = frame before, frame after
key-fields = field before, field after
key-open = open what is selected
key-back = back: close, leave a field
key-filter = filter the frames
key-go = go to a frame by its number
key-edit = edit the frame
key-buffers = buffer before, buffer after
key-paste = outside a text field: replace the source
key-list = this list

## Lines between panels

splitter-source = Width of the source panel
splitter-frames = Width of the frames panel
splitter-bytes = Height of the bytes panel

## Copying

copy = Copy
copied = Copied
copy-refused = The browser refused

## Panels

source-title = Source
frames-title = Frames
inspector-title = Inspector
bytes-title = Bytes

section-link = RFC { $rfc }, section { $number }
characters = { $count ->
    [one] 1 character
   *[other] { $count } characters
}
byte-count = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}

## Handshake

handshake-given = Key and accept value
handshake-new-key = New random key
handshake-copy-key = the key
handshake-copy-accept = the accept value
handshake-accept-placeholder = paste what the server answered
handshake-accept-hint = Optional. What the server answered is compared with what belongs to the key.
handshake-steps = Sec-WebSocket-Accept, step by step
handshake-why-title = What it proves
handshake-why = Only a server that read the handshake can give this answer. It keeps out caches and servers that do not speak WebSocket. It proves no identity and keeps no secret: anyone who sees the key can work it out.
handshake-pairs = Try
pair-rfc = The RFC’s own pair
pair-hint-rfc = RFC 6455 §1.3
pair-wrong = The same key, another answer
pair-hint-wrong = no match
pair-hex = Base64 over hex text
pair-hint-hex = a server’s mistake
pair-short = A key of five bytes
pair-hint-short = a client’s mistake
key-empty = Type a key, or paste the whole header line.
key-sound = The Base64 of 16 bytes, as §4.1 wants it:
key-wrong-length = { $bytes ->
    [one] Base64, but of 1 byte. A key holds 16 bytes: 24 characters, the last two “==”.
   *[other] Base64, but of { $bytes } bytes. A key holds 16 bytes: 24 characters, the last two “==”.
}
key-wrong-character = Character { $position }, “{ $found }”, does not belong there. A key is 22 letters of A–Z, a–z, 0–9, + and /, then “==”.
key-incomplete = It stops after { $length } characters. Base64 comes in fours, filled up with “=”: a key has 24.
step-key = key, as sent
step-key-sound = 16 bytes ✓
step-guid = append the GUID
verdict-key = A server must refuse this key: it is not the Base64 of 16 bytes.
verdict-open = A server that accepts this key answers
verdict-match = The accept value is the one for this key.
verdict-mismatch = A client must fail this connection: the accept value is not the one for this key.
difference-expected = expected
difference-found = found

## Source

source-open = Open a file…
source-text = Bytes as text
source-placeholder = Paste bytes in any form: a hex dump, tcpdump, Wireshark, xxd, a C array, Base64, …
source-not-kept = Too large to be kept: a reload will not bring this text back.
file-too-large = “{ $name }” is above 64 MiB and was not read.
file-not-text = “{ $name }” holds raw bytes, not text. Make a hex dump of it, with xxd for example, and open that.
file-unreadable = “{ $name }” could not be read.
problem-found = Line { $line }, column { $column }: “{ $found }” is not { $expected }.
problem-end = Line { $line }, column { $column }: the text ends, and { $expected } was expected.
problem-before = { $bytes ->
    [0] Nothing was read before it.
    [one] Everything before it was read: 1 byte.
   *[other] Everything before it was read: { $bytes } bytes.
}
problem-jump = Show the place
expected-any-layout = a text with bytes in it
expected-hex-byte = a hex byte
expected-second-hex-digit = the second hex digit of a byte
expected-number = a number from 0 to 255, or from −128 to 127
expected-octal-byte = an octal byte, 000 to 377
expected-octal-word = an octal word, 000000 to 177777
expected-binary-byte = a byte of eight binary digits
expected-character = a character as od -c writes it
expected-base64-character = a Base64 character
expected-base64-group = the rest of a Base64 group
expected-escape = an escape that is known
expected-offset = the offset { $number } that follows from the rows above
expected-offset-after-repeat = an offset that says how many rows are repeated
expected-cut-bytes = the rest, { $number ->
    [one] 1 byte that was
   *[other] { $number } bytes that were
} cut off
expected-smaller-text = a text below { $number } bytes
read-as-nothing = Paste anything with bytes in it, here or anywhere on the page, or drop a text file. It is decoded as you type.
read-as-guessed = Read as
read-as-asked = Read, as you asked, as
read-as-amounts = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
}, { $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
}.
read-as-packets = { $packets } packets.
read-as-headers = { $bytes } bytes of packet headers were left out.
read-as-left-out = Left out: { $kinds }.
read-as-other = Read it another way
read-as-layout = Read the text as
read-as-guess = Guess
read-as-alternatives = It could also be
read-as-all = All
left-out-offsets = offsets
left-out-text-column = the text column
left-out-prompts = prompts
left-out-comments = comments
left-out-headings = headings
left-out-repeated-rows = the star of repeated rows
left-out-code = code
left-out-log-text = the log’s own text
layout-plain-hex = plain hex
layout-wireshark-dump = Wireshark hex dump
layout-tcpdump = tcpdump
layout-xxd = xxd
layout-xxd-little-endian = xxd -e, little-endian
layout-xxd-bits = xxd -b, binary digits
layout-hexdump-canonical = hexdump -C
layout-hexdump-words = hexdump, little-endian words
layout-od-hex-bytes = od -tx1
layout-octal-words = od, octal words
layout-octal-bytes = od -b, octal bytes
layout-decimal-bytes = od -tu1, decimal bytes
layout-characters = od -c, characters
layout-hex-dump = hex dump
layout-follow-hex-dump = Wireshark Follow Stream, hex dump
layout-follow-arrays = Wireshark Follow Stream, C arrays
layout-follow-yaml = Wireshark Follow Stream, YAML
layout-follow-raw = Wireshark Follow Stream, raw
layout-c-array = C array
layout-go-array = Go bytes
layout-rust-array = Rust array
layout-java-array = Java array
layout-json-array = JSON or JavaScript array
layout-decimal-list = decimal numbers
layout-node-buffer = Node Buffer
layout-typed-array = JavaScript typed array
layout-escaped-string = escaped string
layout-python-bytes = Python bytes
layout-rust-bytes = Rust byte string
layout-hex-string = hex in a string
layout-binary = binary digits
layout-base64 = Base64
layout-data-url = data: URL
layout-percent-encoded = percent-encoded text
layout-log-lines = log lines with hex
sent-by = Sent by
sent-by-guess = Guess
sent-by-client = Client
sent-by-server = Server
peer-from-handshake = The handshake tells who sent what.
peer-from-choice = As you chose.
peer-from-masking = Guessed: masked frames are the client’s (§5.1).
compressed = Compression
compressed-guess = Guess
compressed-no = None
compressed-deflate = Deflate
compression-from-handshake-agreed = The handshake agreed on permessage-deflate.
compression-from-handshake-refused = The handshake agreed on no compression.
compression-from-choice = As you chose.
compression-from-unknown = No handshake in sight: RSV1 alone hints at it.

## Samples

samples = Samples
sample-masked-text = Masked text
sample-hint-masked-text = RFC 6455 §5.7
sample-unmasked-text = Unmasked text
sample-hint-unmasked-text = §5.7
sample-fragmented = Fragmented text
sample-hint-fragmented = §5.7
sample-ping-pong = Ping and pong
sample-hint-ping-pong = §5.7
sample-binary-256 = 256 binary bytes
sample-hint-binary-256 = §5.7
sample-binary-64k = 64 KiB binary
sample-hint-binary-64k = §5.7
sample-ping-inside = Fragments, ping inside
sample-hint-ping-inside = §5.4, xxd
sample-length-forms = Three forms of length
sample-hint-length-forms = 7, 16, 64 bits
sample-closing = Closing handshake
sample-hint-closing = §5.5.1, code 1000
sample-close-private = Private close code
sample-hint-close-private = 4001, Python
sample-chinese = Chinese text
sample-hint-chinese = UTF-8, xxd
sample-json = JSON message
sample-hint-json = od
sample-compressed = Compressed “Hello”
sample-hint-compressed = RFC 7692 §7.2.3.1
sample-faults = Fourteen faults
sample-hint-faults = find them all
sample-conversation = A whole conversation
sample-hint-conversation = Wireshark
sample-tcpdump = One packet
sample-hint-tcpdump = tcpdump -X
sample-node-buffer = A Node Buffer
sample-hint-node-buffer = from a console
sample-c-array = A C array
sample-hint-c-array = from source code
sample-base64 = Base64
sample-hint-base64 = from a log
