# Words of the page that its first screen does without: they are fetched once it stands.

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
format-little-endian = little-endian
format-big-endian = big-endian
format-microseconds = microseconds
format-nanoseconds = nanoseconds
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
rule-frame-after-close = After it has sent a Close frame, an endpoint must send no more data.
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
rule-field-value = A header value must hold no control characters but tabs.
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
badge-rsv1-on-continuation = RSV1 7692 §6.1
rule-rsv1-on-control = A control frame is never compressed: its RSV1 must be 0.
badge-rsv1-on-control = RSV1 7692 §6.1
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

## Sharing and comparing

share-title = Share
share-what = How much
share-source = All of it
share-conversation = Its conversation
share-message = The message
share-frame = The frame
share-save = Save as a file
link-opening = Opening what the link holds…
link-shown = This was brought here, by a link or from Learn. What you had is kept until you change something.
link-back = Back to your own
copy-more = As Markdown, picture, text…
copy-title = Copy the frame
copy-markdown = all as Markdown
compare-title = Compare
compare-keep-frame = Keep this frame to compare
compare-keep-conversation = Keep this conversation to compare
compare-with = Compare with: { $name }
compare-kept = Kept: { $name }

## The filter: what may be typed, and what is wrong with it

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

## Saving

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

## What only captures have

frames-none-captured = No WebSocket frame is here.
go-to-placeholder-captured = # or p12
go-to-captured = Go to a frame by its number, or to a packet: p and its number as Wireshark counts (g)
no-packet = Nothing listed stands in packet { $number }.
column-conversation = conversation
column-time-relative = time s
column-time-absolute = time
column-time-delta = Δ s
time-hint-relative = Seconds since the first packet. Switch to the time of day.
time-hint-absolute = Time of day, where you are. Switch to the time since the row before.
time-hint-delta = Seconds since the row before. Switch to the time since the first packet.
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
tag-round-trip = rtt { $time }
conversation-number = Conversation { $number }
chart = Bytes over time
chart-span = client above, server below · { $time }
chart-at = { $time } s: { $client } from the client, { $server } from the server
inspector-empty-capture = Nothing to inspect yet: choose a conversation with frames in it.
take-out = Change it
take-out-hint = What if? Open this frame as a paste that can be changed. The way back to the capture stays in sight.
reconstructed = reconstructed: a browser told the message, not the wire
tcp-from = From
tcp-to = To
tcp-number-sequence = Sequence number
tcp-number-acknowledgment = Acknowledgment number
tcp-offset = File offset
gap-means-missing = The capture lost these bytes: they were sent, and no packet with them is in the file. Frames may have begun inside. After the gap, frames are found again by how they look.
gap-means-undecoded = These bytes were captured. After a gap nothing tells where a frame begins, and no frame was found in them.
file-offset = file offset { $offset }
heartbeat-ping = Answered after { $time }.
heartbeat-pong = Answers a Ping, after { $time }.
heartbeat-go-ping = Go to the Pong
heartbeat-go-pong = Go to the Ping
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

## Codes of Close frames

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
close-named = { $name }; { $range }
close-forbidden = { $meaning }; must not be sent

## What comes up in use

update-ready = A new version is ready.
update-reload = Reload
source-cut = Too large to be edited here: its beginning is shown, and all of it is decoded.
source-not-kept = Too large to be kept: a reload will not bring this text back.
no-frame = There is no frame { $number }.
filter-searching = { $share } % of the payloads searched. { $left }

## Where a paste or a file makes no sense

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
