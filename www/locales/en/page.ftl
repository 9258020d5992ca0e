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
update-ready = A new version is ready.
update-reload = Reload
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
source-cut = Too large to be edited here: its beginning is shown, and all of it is decoded.
source-not-kept = Too large to be kept: a reload will not bring this text back.
file-too-large = “{ $name }” is no capture, and above 64 MiB: it was not read. Captures may be of any size, texts may not.
file-not-text = “{ $name }” holds raw bytes and begins like no capture: pcap, pcapng and HAR files are read, also gzipped. Of other bytes make a hex dump, with xxd for example, and open that.
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
frames-none-captured = No WebSocket frame is here.
frames-none-left = The filter leaves nothing.
list = List
list-frames = Frames
list-messages = Messages
list-report = Report
go-to-placeholder = go to #
go-to = Go to a frame by its number (g)
go-to-placeholder-captured = # or p12
go-to-captured = Go to a frame by its number, or to a packet: p and its number as Wireshark counts (g)
no-frame = There is no frame { $number }.
no-packet = Nothing listed stands in packet { $number }.
filter = Filter (/)
filter-placeholder = opcode:text from:client len>100 "text"
filter-left = { $count ->
    [0] Nothing fits.
    [one] 1 line fits.
   *[other] { $count } lines fit.
}
filter-searching = { $share } % of the payloads searched. { $left }
filter-offer = What could be typed
filter-wrong = Column { $column }: “{ $found }” is not { $expected }. Nothing is filtered.
filter-wrong-end = The filter ends, and { $expected } was expected. Nothing is filtered.
filter-expected-term = something to look for
filter-expected-key = a key; a word to look for in payloads goes in quotes
filter-expected-equals = “:” or “=”: this key knows no order
filter-expected-closing-quote = closed by a quote
filter-expected-closing-parenthesis = a closing parenthesis
filter-expected-less-depth = a filter of at most { $number } levels
filter-expected-opcode = the name or number of an opcode
filter-expected-peer = client or server
filter-expected-number = a number or a range such as 10..20
filter-expected-number-up-to = a number up to { $number }, or a range
filter-expected-yes-or-no = 1 or 0
filter-expected-key-digits = one to eight hex digits of a masking key
filter-expected-hex-bytes = hex digits, two for each byte
filter-expected-finding = any, a severity or the name of a rule
filter-expected-state = a state: edited, cut, compressed, fragmented or handshake
filter-key-opcode = what kind of frame
filter-key-from = who sent it
filter-key-to = who received it
filter-key-len = payload length
filter-key-finding = which rule is broken
filter-key-is = edited, cut, compressed, …
filter-key-close = status code
filter-key-fin = last fragment or not
filter-key-masked = masked or not
filter-key-key = masking key, in hex
filter-key-part = which fragment
filter-key-frame = its number
filter-key-rsv = RSV1–3 as a number
filter-key-rsv1 = RSV1
filter-key-rsv2 = RSV2
filter-key-rsv3 = RSV3
filter-key-hex = bytes in the payload
column-number = #
column-conversation = conversation
column-time-relative = time s
column-time-absolute = time
column-time-delta = Δ s
time-hint-relative = Seconds since the first packet. Switch to the time of day.
time-hint-absolute = Time of day, where you are. Switch to the time since the row before.
time-hint-delta = Seconds since the row before. Switch to the time since the first packet.
column-direction = direction
column-opcode = opcode
column-bits = bits
column-bytes = bytes
column-payload = payload
column-findings = findings
handshake = Handshake
tcp-syn = SYN
tcp-syn-ack = SYN, ACK
tcp-ack = ACK
tcp-fin = FIN
tcp-fin-acked = ACK of FIN
tcp-rst = RST
tcp-means-syn = asks to open a connection
tcp-means-syn-ack = agrees to open it
tcp-means-ack = the connection is open
tcp-means-fin = has nothing more to send
tcp-means-fin-acked = knows that the other has nothing more to send
tcp-means-rst = breaks the connection off
gap-title = Gap
gap-missing = { $count ->
    [one] 1 byte was not captured
   *[other] { $count } bytes were not captured
}
gap-undecoded = { $count ->
    [one] 1 byte could not be decoded
   *[other] { $count } bytes could not be decoded
}
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
tag-round-trip = rtt { $time }
tag-missing = { $size } missing
tag-unknown = { $size } unknown
conversation-number = Conversation { $number }
tag-edited = edited
tag-fragments = { $count } frames
tag-unfinished = unfinished
close-unused = unused code
close-protocol = undefined code
close-registered = registered code
close-private = private code
close-undefined = undefined code
close-1000 = normal closure
close-1001 = going away
close-1002 = protocol error
close-1003 = unsupported data
close-1004 = reserved
close-1005 = no status received
close-1006 = abnormal closure
close-1007 = invalid frame payload data
close-1008 = policy violation
close-1009 = message too big
close-1010 = mandatory extension
close-1011 = internal error
close-1012 = service restart
close-1013 = try again later
close-1014 = bad gateway
close-1015 = TLS handshake
close-3000 = unauthorized
close-3003 = forbidden
close-3008 = timeout
severity-violation = Violation
severity-caution = Caution
severity-note = Note

chart = Bytes over time
chart-span = client above, server below · { $time }
chart-at = { $time } s: { $client } from the client, { $server } from the server
export = Export
export-message = This message’s payload
export-packets = Its packets, pcapng
export-json = Listed rows, JSON
export-csv = Listed rows, CSV
export-messages = All payloads of the conversation, ZIP
export-conversation-packets = Packets of the conversation, pcapng
export-hex-dump = Hex dump of the conversation, for Wireshark
export-making = Making the file …
export-done = { $name } was saved: { $size }.
export-problem = It ends early: { $problem }

## Inspector

inspector-empty = Nothing to inspect yet: paste bytes, choose a sample, or begin with a frame of your own.
inspector-empty-capture = Nothing to inspect yet: choose a conversation with frames in it.
take-out = Change it
take-out-hint = What if? Open this frame as a paste that can be changed. The way back to the capture stays in sight.
reconstructed = reconstructed: a browser told the message, not the wire
file-offset = file offset { $offset }
heartbeat-ping = Answered after { $time }.
heartbeat-pong = Answers a Ping, after { $time }.
heartbeat-go-ping = Go to the Pong
heartbeat-go-pong = Go to the Ping
tcp-from = From
tcp-to = To
tcp-number-sequence = Sequence number
tcp-number-acknowledgment = Acknowledgment number
tcp-offset = File offset
oddities-title = Odd in the whole connection
oddity-retransmission = { $count ->
    [one] 1 retransmission
   *[other] { $count } retransmissions
}, { $bytes } bytes. They change nothing.
oddity-other-data = { $count ->
    [one] 1 segment
   *[other] { $count } segments
} with other data than was seen before at the same place, { $bytes } bytes. What came first is kept.
oddity-out-of-order = { $count ->
    [one] 1 segment
   *[other] { $count } segments
} out of order, { $bytes } bytes. They were put in order.
oddity-keep-alive = { $count ->
    [one] 1 keep-alive
   *[other] { $count } keep-alives
}.
gap-means-missing = The capture lost these bytes: they were sent, and no packet with them is in the file. Frames may have begun inside. After the gap, frames are found again by how they look.
gap-means-undecoded = These bytes were captured. After a gap nothing tells where a frame begins, and no frame was found in them.
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
rsv-clear = no extension uses them here
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
close-named = { $name }; { $range }
close-forbidden = { $meaning }; must not be sent
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
