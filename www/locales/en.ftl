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
