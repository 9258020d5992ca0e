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

## The report

report-title = Findings
report-by = Group by
report-by-rule = By rule
report-by-conversation = By conversation
report-copy = the report as Markdown
report-print = Print
report-places = places
report-weighty = violations and cautions
report-more = { $count } more: list them
report-said = What the browser said
report-said-placeholder = Paste its message: WebSocket connection to … failed

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

## A capture file

reading = Reading
reading-share = { $share } % · { $rate }
reading-stop = Cancel
reading-stopped = Stopped at { $share } %: what was read before is shown.
told-by-browser = Reconstructed: a browser told these messages, not the wire. Their frames are what they would have been, without masks.
reading-problem = The browser could not read on: { $problem }. What was read before is shown.
capture-empty = No WebSocket conversation is in it. If it was over TLS (wss:), capture where it is not encrypted, or save a HAR file from the browser’s network panel.
amount-packets = { $count ->
    [one] 1 packet
   *[other] { $count } packets
}
amount-frames = { $count ->
    [one] 1 frame
   *[other] { $count } frames
}
other-connections = { $count ->
    [one] 1 other connection: { $kinds }.
   *[other] { $count } other connections: { $kinds }.
}
other-tls = { $count } TLS
other-http = { $count } HTTP
other-http2 = { $count } HTTP/2
other-tcp = { $count } of other kinds
other-packets = { $count ->
    [one] 1 packet that is not TCP over IP.
   *[other] { $count } packets that are not TCP over IP.
}
other-broken = { $count ->
    [one] 1 packet is cut or broken before its TCP payload.
   *[other] { $count } packets are cut or broken before their TCP payload.
}
other-fragments = { $count ->
    [one] 1 IP fragment whose others never came.
   *[other] { $count } IP fragments whose others never came.
}
link-type = link type { $number }
link-type-unnamed = without a known name
link-type-unread = { $count ->
    [one] 1 packet
   *[other] { $count } packets
} of link type { $number } ({ $name }), which is not read.
snap-len = { $count } bytes of each packet
file-about = About the file
file-start = Captured
file-written-by = Written by
file-interfaces = Interfaces
file-comments = Comments
file-names = Names
file-unknown-blocks = Unknown blocks
damage-not-a-capture = This is no capture: its first bytes are not those of pcap, pcapng, gzip or HAR.
damage-cut-short = The file ends inside a packet at offset { $offset }: { $one } bytes are needed, { $other } are there. Everything before it was read.
damage-bad-length = At offset { $offset } the file says a length of { $one } bytes; at most { $other } are possible. Everything before it was read.
damage-bad-block = The block at offset { $offset }, of type { $one }, does not hold what its type says, and was left out.
damage-unknown-interface = The packet at offset { $offset } names interface { $one }, which was not described, and was left out.
damage-bad-gzip = The gzip stream is broken at offset { $offset }. What was inflated before was read.
damage-gzip-limit = The gzip stream inflates to more than { $one } bytes. They were read, and no more.
damage-shrunk = The file had { $one } bytes when it was opened, and ends at offset { $offset } now. Open it again.
limit-message-inflated = A message inflates to more than { $amount }: its beginning is shown.
limit-inflated = { $amount } were inflated in all. Later messages are shown as they are on the wire.
limit-findings = The first { $amount } findings are listed, the others are counted.
limit-connections = The first { $amount } connections are told apart, later ones are not read.
limit-items = The first { $amount } rows are listed, later ones are not.
limit-kept = The latest { $amount } are kept.
conversations-title = Conversations
conversations-sort = Sort by
conversations-turn = Turn the order around
conversations-filter = Filter the conversations
conversations-filter-placeholder = address, host, path, protocol
conversations-all = All conversations
conversations-amounts = { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
} · { $frames ->
    [one] 1 frame
   *[other] { $frames } frames
}
conversations-none-left = The filter leaves none.
sort-start = start
sort-ends = address
sort-path = path
sort-state = state
sort-frames = frames
sort-bytes = bytes
sort-findings = findings
sort-duration = duration
conversation-open = open
conversation-closed = closed
conversation-abnormal = broken off
conversation-mid-stream = begun before
conversation-request-only = no answer
conversation-response-only = no request
conversation-rejected = rejected, { $status }
conversation-tls = TLS, encrypted

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

## Rules: what each says, and a badge of two or three words

rule-reserved-bits = RSV1–3 must be 0 unless an extension that gives them a meaning was agreed on.
badge-reserved-bits = RSV §5.2
rule-unexplained-rsv1 = RSV1 is set. That is right if permessage-deflate was agreed on, and no handshake in sight tells.
badge-unexplained-rsv1 = RSV1 unexplained
rule-reserved-opcode = An endpoint that receives a reserved opcode must fail the connection.
badge-reserved-opcode = opcode §5.2
rule-non-minimal-length = The length must be written in as few bytes as hold it.
badge-non-minimal-length = not minimal §5.2
rule-length-high-bit = The highest bit of a 64-bit length must be 0.
badge-length-high-bit = length §5.2
rule-unmasked-client-frame = A client must mask each frame that it sends: caches on the way could mistake unmasked bytes for HTTP.
badge-unmasked-client-frame = unmasked §5.1
rule-masked-server-frame = A server must not mask the frames that it sends. A client that gets a masked frame closes the connection.
badge-masked-server-frame = masked §5.1
rule-zero-masking-key = A masking key of four zeros hides nothing: it must be unpredictable.
badge-zero-masking-key = zero key §5.3
rule-control-too-long = A control frame carries 125 bytes at most.
badge-control-too-long = too long §5.5
rule-fragmented-control = A control frame must not be fragmented: its FIN must be 1.
badge-fragmented-control = fragment §5.5
rule-continuation-without-message = A continuation frame continues a message, and none is open.
badge-continuation-without-message = none open §5.4
rule-message-inside-message = A message must be finished before the next one begins; only control frames may come between its fragments.
badge-message-inside-message = interleaved §5.4
rule-invalid-utf8 = The bytes of a text message, put together, must be UTF-8.
badge-invalid-utf8 = not UTF-8 §8.1
rule-close-body-too-short = The body of a Close frame is empty or begins with a status code of two bytes.
badge-close-body-too-short = 1 byte §5.5.1
rule-forbidden-close-code = No Close frame may carry this status code.
badge-forbidden-close-code = code §7.4
rule-invalid-close-reason = The reason of a Close frame must be UTF-8.
badge-invalid-close-reason = reason §5.5.1
rule-frame-after-close = After a Close frame, an endpoint must send no more data.
badge-frame-after-close = after Close §5.5.1
rule-truncated-frame = The bytes end before the frame does.
badge-truncated-frame = cut off
rule-unfinished-message = The bytes end before the message’s final fragment.
badge-unfinished-message = unfinished
rule-corrupt-deflate = A compressed message must be DEFLATE data.
badge-corrupt-deflate = corrupt 7692 §7.2.2
rule-distance-beyond-window = A compressed message refers back no further than the agreed window.
badge-distance-beyond-window = window 7692 §7.1.2
rule-final-block = A block of a compressed message has BFINAL set.
badge-final-block = BFINAL 7692 §7.2.3.4
rule-handshake-method = The method must be GET.
badge-handshake-method = method §4.1
rule-http-version = HTTP/1.1 or later must be spoken.
badge-http-version = HTTP §4.1
rule-request-target = The target must be an absolute path, or an http or https URI, without a fragment.
badge-request-target = target §4.1
rule-host-field = There must be one Host: a host and perhaps a port.
badge-host-field = Host §4.1
rule-upgrade-websocket = Upgrade must say websocket.
badge-upgrade-websocket = Upgrade §4.1
rule-connection-upgrade = Connection must have the token Upgrade.
badge-connection-upgrade = Connection §4.1
rule-websocket-key = There must be one Sec-WebSocket-Key: 16 random bytes as Base64.
badge-websocket-key = key §4.1
rule-request-origin = Origin is a scheme, a host and perhaps a port; servers should check it.
badge-request-origin = Origin §10.2
rule-websocket-version = Sec-WebSocket-Version must be 13, once.
badge-websocket-version = version §4.1
rule-subprotocol-list = Sub-protocols that are offered must be tokens, each once.
badge-subprotocol-list = protocols §4.1
rule-extension-list = Sec-WebSocket-Extensions must keep to its grammar.
badge-extension-list = extensions §9.1
rule-deflate-offer = An offer of permessage-deflate must have known parameters, each once and in range.
badge-deflate-offer = offer 7692 §7.1
rule-status-switching = Only status 101 opens a WebSocket.
badge-status-switching = status §4.1
rule-accept-value = There must be one Sec-WebSocket-Accept, the one for the key.
badge-accept-value = accept §4.1
rule-extension-choice = Only extensions that were offered may be accepted, each once.
badge-extension-choice = unoffered §4.1
rule-deflate-answer = permessage-deflate must be accepted with parameters that answer an offer.
badge-deflate-answer = answer 7692 §7.1
rule-subprotocol-choice = At most one sub-protocol may be chosen, one that was offered.
badge-subprotocol-choice = protocol §4.1
rule-version-answer = A refusal of the version must list in Sec-WebSocket-Version those that the server speaks.
badge-version-answer = versions §4.2.2
rule-line-ending = A line must end in CR LF.
badge-line-ending = line end 9112 §2.2
rule-folded-field = A field must not go on in a second line.
badge-folded-field = folded 9112 §5.2
rule-field-line = A header line must be a name, a colon right behind it, and a value.
badge-field-line = line 9112 §5.1
rule-field-value = A header value must hold no control characters.
badge-field-value = value 9110 §5.5
rule-single-field = A field that is no list must stand there once.
badge-single-field = repeated 9110 §5.3
rule-request-body = A GET should have no body.
badge-request-body = body 9110 §9.3.1
rule-response-body = A 101 must have neither Content-Length nor Transfer-Encoding.
badge-response-body = body 9110 §8.6
rule-rsv1-without-extension = RSV1 must be 0 where no extension was agreed on that uses it.
badge-rsv1-without-extension = RSV1 §5.2
rule-rsv1-on-continuation = Only the first frame of a compressed message has RSV1 set.
badge-rsv1-on-continuation = RSV1 §6.1
rule-rsv1-on-control = A control frame is never compressed: its RSV1 must be 0.
badge-rsv1-on-control = RSV1 §6.1
rule-frame-before-response = A client must wait for the server’s response before it sends frames.
badge-frame-before-response = too early §4.1
rule-repeated-masking-key = Each frame needs a new masking key that nobody can predict.
badge-repeated-masking-key = key again §5.3
rule-counting-masking-key = Masking keys must not count up: nobody may predict the next.
badge-counting-masking-key = keys count §5.3
rule-low-entropy-masking-key = Masking keys must come from a strong source of chance.
badge-low-entropy-masking-key = weak keys §5.3
rule-unanswered-ping = A Ping must be answered with a Pong.
badge-unanswered-ping = no Pong §5.5.2
rule-unsolicited-pong = A Pong that answers no Ping is allowed; some peers send it as a sign of life.
badge-unsolicited-pong = unasked §5.5.3
rule-pong-mismatch = A Pong must carry the bytes of the Ping that it answers.
badge-pong-mismatch = no echo §5.5.3
rule-unanswered-close = A Close frame must be answered with a Close frame.
badge-unanswered-close = unanswered §5.5.1
rule-other-close-code = The answer to a Close frame usually carries the same status code.
badge-other-close-code = other code §5.5.1
rule-data-before-close-answer = After a Close frame its sender need not read data any more.
badge-data-before-close-answer = late data §5.5.1
rule-end-without-close = A connection should end with Close frames, not only with TCP’s FIN or RST.
badge-end-without-close = no Close §7.1.5
rule-client-end-without-close = A client should end with Close frames, not only with TCP’s FIN.
badge-client-end-without-close = no Close §7.1.5
rule-client-ended-first = The server should be the first to end the TCP connection.
badge-client-ended-first = client first §7.1.1
rule-wrong-checksum = The TCP checksum is wrong: bytes of this segment were changed after they were sent, or by the capture.
badge-wrong-checksum = checksum 9293 §3.1

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

## Findings: after what their rule says, what was found where a number tells

found-reserved-bits = Found: { $found } as a 3-bit number.
found-reserved-opcode = Found: { $found }.
found-non-minimal-length = It is { $found }.
found-control-too-long = Found: { $found } bytes.
found-invalid-utf8 = They stop being that at offset { $found } of the message.
found-close-body-too-short = Found: 1 byte.
found-forbidden-close-code = Found: { $found }.
found-invalid-close-reason = It stops being that at offset { $found } of the reason.
found-truncated-frame = { $found ->
    [one] 1 byte is missing.
   *[other] { $found } bytes are missing.
}
found-corrupt-deflate = It breaks at offset { $found } of the compressed payload.
found-distance-beyond-window = It refers back { $found } bytes. It is inflated with the largest window all the same.
found-wrong-checksum = It is packet { $found }.
found-final-block = It ends at offset { $found } of the compressed payload.
found-repeated-masking-key = Frames that do so: { $found }.
found-counting-masking-key = { $found } keys count so from here on.
found-low-entropy-masking-key = Of their 32 bits, { $found } at most are left to chance.
found-unanswered-ping = Pings left so: { $found }.
found-unsolicited-pong = Pongs like it: { $found }.
found-pong-mismatch = Pongs like it: { $found }.
found-other-close-code = This one: { $found }.
found-data-before-close-answer = Data frames so: { $found }.

## Copy menu

copy-what = What to copy
copy-of-frame = Frame
copy-of-payload = Payload
copy-of-message = Message
copy-as-hex = Hex
copy-as-hex-stream = Hex without spaces
copy-as-escaped-string = Escaped string
copy-as-c-array = C array
copy-as-rust-literal = Rust literal
copy-as-python-literal = Python literal
copy-as-javascript-literal = JavaScript literal
copy-as-base64 = Base64
copy-done = { $count ->
    [one] 1 byte copied
   *[other] { $count } bytes copied
}
copy-cut = The first { $count } of { $of } bytes copied

## Editing

edit = Edit
edit-hint = What if? Change the frame (e)
edit-remove = Remove frame
edit-new = New frame
edit-undo = Undo
edit-redo = Redo
edit-reset = Reset
edit-random-key = Random
edit-length-form = length form
edit-payload = payload, unmasked
edit-payload-form = Write it as
edit-payload-no-text = These bytes are no text that could be typed.
edit-payload-long = The payload is too long to be edited here: at most 65,536 bytes. Its bits and fields can be.
edit-cut = The header is cut off: its bits can be flipped, its fields cannot be set.
length-form-seven = 7 bits
length-form-sixteen = 16 bits
length-form-sixty-four = 64 bits
key-length = { $count ->
    [one] A masking key has 4 bytes, 8 hex digits. This is 1 byte.
   *[other] A masking key has 4 bytes, 8 hex digits. These are { $count }.
}
hex-not-hex = Character { $at }, “{ $found }”, is not a hex digit. The frame keeps what it had.
hex-odd = { $digits } hex digits: one is missing, since a byte has two. The frame keeps what it had.
compare-new = This frame is new.
compare-same-length = { $count ->
    [0] As it was.
    [one] 1 byte changed
   *[other] { $count } bytes changed
}
compare-lengths = { $before } bytes became { $after }
compare-before = was
compare-after = is
compare-head = Compared are the first { $count } bytes.
compare-more = { $count ->
    [one] and 1 more line that differs
   *[other] and { $count } more lines that differ
}

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

## Sharing and comparing

share = Share
share-title = Share
share-what = How much
share-source = All of it
share-conversation = Its conversation
share-message = The message
share-frame = The frame
share-save = Save as a file
link-opening = Opening what the link holds…
link-shown = This came with a link. What you had here is kept until you change something.
link-back = Back to your own
copy-more = As Markdown, picture, text…
copy-title = Copy the frame
copy-markdown = all as Markdown
compare = Compare
compare-title = Compare
compare-keep-frame = Keep this frame to compare
compare-keep-conversation = Keep this conversation to compare
compare-with = Compare with: { $name }
compare-kept = Kept: { $name }
