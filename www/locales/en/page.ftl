# Every word of the page, and those that the command line says as well, in British English; command.ftl has the rest.
# Keys of one family begin alike: place-<place>, rule-<rule>, …

## Around the places

framescope = Framescope
places = Places
place-inspect = Inspect
place-handshake = Handshake
place-live = Live
place-learn = Learn
private-inspect = everything stays in this tab
private-handshake = everything stays in this tab
private-live = what you send goes to the server you name
private-learn = everything stays in this tab
language-missing = { $name } could not be fetched.
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
part-failed = This part of the page could not be fetched. Reload the page.
status-stopped = The reader stopped. Reload the page: what you pasted comes back.
title-inspect = Framescope
title-capture = { $name } · Framescope
title-handshake = Handshake · Framescope
title-live = Live · Framescope
title-learn = Learn · Framescope
hint-inspect = ↑ ↓ frames · ← → fields · / filter · ? keys
hint-handshake = paste a request, a response, or just a key
hint-live = ↑ ↓ frames · / filter · ? keys
hint-learn = ← → parts · Enter opens · e edits

## How words are joined

join-sentences = { $first } { $second }
join-clauses = { $first }, { $second }
join-list = { $first }, { $second }
join-label = { $name }: { $value }
join-title = { $title }. { $words }

## Lines between panels

splitter-source = Width of the source panel
splitter-frames = Width of the frames panel
splitter-bytes = Height of the bytes panel

## Copying

copy = Copy
copied = Copied
copy-refused = The browser refused

## Panels

edit = Edit
share = Share
compare = Compare
source-title = Source
frames-title = Frames
inspector-title = Inspector
bytes-title = Bytes

section-link = RFC { $rfc }, section { $number }
byte-count = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}

## Handshake

handshake-given = Request and response, as captured
handshake-answer = What is right and wrong with it
handshake-new-key = New key
handshake-placeholder = Paste a request, a response, both, what curl -v printed, a key, or a ws or wss address
handshake-samples = Try
handshake-sample-hex = A wrong accept value
handshake-sample-hint-hex = Base64 over hex text
handshake-sample-sound = A sound handshake
handshake-sample-hint-sound = with compression
handshake-sample-curl = What curl -v prints
handshake-sample-hint-curl = 426 instead of 101
handshake-sample-key = A key alone
handshake-sample-hint-key = RFC 6455 §1.3
handshake-sample-uri = A wss address
handshake-sample-hint-uri = its request

## Sheets: what they say of something comes with them

sheet-awaited = A moment …
sheet-lost = What checks this could not be fetched, or it stopped. It comes from where this page is from; nothing that stands here was sent. Look whether you are online.
sheet-again = Try again
outcome-name-pass = Right
outcome-name-note = Note
outcome-name-caution = Caution
outcome-name-fail = Wrong
outcome-name-open = Cannot be told

## Source

source-open = Open a file…
source-text = Bytes as text
source-placeholder = Paste bytes in any form: a hex dump, tcpdump, Wireshark, xxd, a C array, Base64, …
read-as-nothing = Paste anything with bytes in it, here or anywhere on the page, or drop a capture (pcap, pcapng, HAR) or a text file. It is decoded as you type.
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
left-out-copies = Wireshark’s copies of bytes above
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
peer-from-handshake = The handshake tells.
peer-from-choice = As you chose.
peer-from-masking = By masking: the client masks, §5.1.
compressed = Compression
compressed-guess = Guess
compressed-no = None
compressed-deflate = Deflate
compression-from-handshake-agreed = The handshake agreed on it.
compression-from-handshake-refused = The handshake agreed on none.
compression-from-choice = As you chose.
compression-from-unknown = No handshake tells: RSV1 hints at it.

source-back = Back to “{ $name }”
source-again = “{ $name }” was open. Choose it again…

## Samples

samples = Samples
sample-missing = “{ $name }” could not be fetched. Reload the page, or try again when you are online.
sample-masked-text = Masked text
sample-hint-masked-text = RFC 6455 §5.7
sample-unmasked-text = Unmasked text
sample-hint-unmasked-text = §5.7
sample-fragmented = Fragmented text
sample-hint-fragmented = §5.7
sample-ping-pong = Ping and Pong
sample-hint-ping-pong = §5.7
sample-binary-256 = 256 binary bytes
sample-hint-binary-256 = §5.7
sample-binary-64k = 64 KiB binary
sample-hint-binary-64k = §5.7
sample-ping-inside = Fragments, Ping inside
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

## Frames

frames-count = { $frames ->
    [one] 1 frame
   *[other] { $frames } frames
} · { $messages ->
    [one] 1 message
   *[other] { $messages } messages
}
frames-none = No frame to show yet.
frames-reading = Nothing yet.
frames-none-left = The filter leaves nothing.
list = List
list-frames = Frames
list-messages = Messages
list-report = Report
go-to-placeholder = go to #
go-to = Go to a frame by its number (g)
filter = Filter (/)
filter-placeholder = opcode:text from:client len>100 "text"
filter-left = { $count ->
    [0] Nothing fits.
    [one] 1 line fits.
   *[other] { $count } lines fit.
}
column-number = #
column-direction = direction
column-opcode = opcode
column-bits = bits
column-bytes = bytes
column-payload = payload
column-findings = findings
handshake = Handshake
direction-client = Client to server
direction-server = Server to client
direction-unknown = Direction unknown
opcode-continuation = Continuation
opcode-text = Text
opcode-binary = Binary
opcode-close = Close
opcode-ping = Ping
opcode-pong = Pong
opcode-reserved = Reserved { $opcode }
tag-part = part { $number } of { $of }
tag-inflated = → { $size }
tag-missing = { $size } missing
tag-unknown = { $size } unknown
tag-edited = edited
tag-fragments = { $count } frames
tag-unfinished = unfinished
severity-violation = Violation
severity-caution = Caution
severity-note = Note

export = Export

## Inspector

inspector-empty = Nothing to inspect yet: paste bytes, choose a sample, or begin with a frame of your own.
frame-number = Frame { $number }
frame-size = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
} at { $offset } · { $payload } payload + { $header } header
packets-one = packet { $first }
packets-several = packets { $first }–{ $last }
way-client = client to server
way-server = server to client
way-guess-client = client to server (a guess: it is masked)
way-guess-server = server to client (a guess: it is not masked)
way-unknown = sender unknown
findings-title = Findings
bits-title = Bits on the wire
bits-hint = a click flips a bit
bits-flip = { $field }, bit { $bit } is { $value }: flip it
bits-continued = { $field }, continued
bits-more = { $count ->
    [one] … 1 more byte
   *[other] … { $count } more bytes
}
fields-title = Fields
field-fin = FIN
field-rsv = RSV1–3
field-rsv1 = RSV1
field-rsv2 = RSV2
field-rsv3 = RSV3
field-opcode = opcode
field-mask = MASK
field-payload-len = payload length
field-extended-payload-len = extended payload length
field-masking-key = masking key
field-payload = payload data
field-status-code = status code
field-reason = reason
fin-only = last and only fragment of the message
fin-last = the last of { $count } fragments
fin-more = more fragments follow
fin-control = control frames come in one piece
fin-control-fragmented = a control frame must not be fragmented
rsv-clear = no extension marks anything with them here
rsv-set = must be 0 unless an extension says what it means
rsv1-compressed = the message is compressed: permessage-deflate was agreed
rsv1-unexplained = probably compressed: permessage-deflate uses this bit, and no handshake is in sight
reserved = reserved
continuation-short = contin.
opcode-means-continuation = continuation: the next fragment of the open message
opcode-means-text = text: the payload is UTF-8
opcode-means-binary = binary: the payload is any bytes
opcode-means-close = close: the sender closes, and sends no data after it
opcode-means-ping = ping: to be answered by a Pong
opcode-means-pong = pong: the answer to a Ping, or a sign of life
opcode-means-reserved = reserved: no data frame of this opcode is defined
opcode-means-reserved-control = reserved: no control frame of this opcode is defined
mask-client = client to server frames are masked
mask-server = server to client frames are not masked
mask-client-missing = a client must mask
mask-server-wrong = a server must not mask
length-seven = fits in 7 bits, so no extended length
length-sixteen = 126: the length is in the next 16 bits
length-sixty-four = 127: the length is in the next 64 bits
extended-minimal = bytes; in the shortest form that holds it
extended-fits-seven = bytes; would fit in 7 bits, and the shortest form must be used
extended-fits-sixteen = bytes; would fit in 16 bits, and the shortest form must be used
extended-high-bit = bytes; the most significant bit must be 0
extended-cut = the bytes end inside the length
key-means-fresh = fresh for each frame, must be unpredictable
key-means-zero = all zero: it hides nothing
payload-means-masked-text = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}, masked; unmasked: “{ $text }”
payload-means-masked = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}, masked
payload-means-text = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}: “{ $text }”
payload-means-plain = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}, not masked
payload-means-cut = { $count } of { $of } bytes are here
close-range-unused = 0–999: not used
close-range-protocol = 1000–2999: the protocol’s own
close-range-registered = 3000–3999: registered with IANA by libraries and frameworks
close-range-private = 4000–4999: agreed on in private
close-range-undefined = above 4999: not defined
reason-means = “{ $text }”, for people and logs
xor-title = Unmasking
xor-payload = payload
xor-key = ⊕ key[i mod 4]
xor-unmasked = = unmasked
xor-letter = as text
more-bytes = { $count ->
    [one] Show more: 1 byte is left
   *[other] Show more: { $count } bytes are left
}
payload-title = Payload
payload-title-reason = Reason
payload-whose = Payload of
payload-of-fragment = This fragment
payload-of-frame = On the wire
payload-of-message = Whole message
payload-of-inflated = Inflated
inflated = { $before } on the wire, { $after } inflated: { $ratio } times as much.
inflate-corrupt = It ends early: the compressed data breaks RFC 1951 at offset { $number }.
inflate-limit = Its first { $number } bytes are here. It goes on, and more is not inflated, so that no message takes the tab down.
inflate-missing = Parts of it were not captured: what comes after them cannot be inflated.
inflate-history-lost = The limit of inflating was reached before it, so it was not inflated: it may refer back to what was not.
history-until = Bytes at { $from } of this direction were lost. What copies them is unknown (··), up to offset { $until }: from there on all is known again.
history-end = Bytes at { $from } of this direction were lost. What copies them is unknown (··), to the end of the capture.
inflate-unfinished = The message is not complete: this is what is there.
payload-view = Show as
payload-as-text = Text
payload-as-json = JSON
payload-as-hex = Hex
payload-is-compressed = Compressed with permessage-deflate: these are not the bytes that were sent.
payload-is-perhaps-compressed = Probably compressed: RSV1 is set, and no handshake is in sight. “Compression” in the source panel says it for sure.
payload-empty = No bytes.
payload-beyond = { $count ->
    [one] 1 more byte is
   *[other] { $count } more bytes are
} in the bytes panel.
json-object = { $count ->
    [one] 1 member
   *[other] { $count } members
}
json-array = { $count ->
    [one] 1 item
   *[other] { $count } items
}
json-twist = open or close { $name }
json-more = { $count ->
    [one] Show more: 1 line is left
   *[other] Show more: { $count } lines are left
}
message-part-whole = Fragment { $number } of { $of } of message { $message }, { $count } bytes
message-part-open = Fragment { $number } of message { $message }, which is not finished: { $of } here, { $count } bytes
message-fragment = Go to fragment { $number }
head-client = Request
head-server = Response
head-size = opening handshake · { $count } bytes at { $offset }
head-checks = Checks
head-text = Text
head-go = Go to it

## Bytes

buffers = Buffers
buffer-wire = Wire
buffer-unmasked = Unmasked
buffer-message = Message
buffer-inflated = Inflated
number = { $number }
byte-unknown = not loaded yet
byte-uncaptured = not captured
byte-said-alone = offset { $offset }, { $byte }
byte-said-field = offset { $offset }, { $byte }, { $fields }
whereabouts-byte = byte { $offset }
whereabouts-byte-field = { $fields } · byte { $offset }
whereabouts-one = { $fields } · byte { $first } of the frame
whereabouts-several = { $fields } · bytes { $first }–{ $last } of the frame
