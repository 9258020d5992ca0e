# Words of whole reports, in British English. The engine and the command line have them, the page's first load does not.
# Keys of one family begin alike: why-<rule>, reason-<reason>, mistake-<mistake>, …

## Why a rule of the opening handshake is there

why-handshake-method = A WebSocket begins as a GET that is upgraded, so that servers of HTTP can share its port.
why-http-version = Upgrade came with HTTP/1.1: a peer of HTTP/1.0 ignores it.
why-request-target = The path says which of a server’s endpoints is meant; a fragment belongs to the client and is never sent.
why-host-field = One address serves many hosts: Host tells which is meant.
why-upgrade-websocket = It says which protocol follows, so that neither side takes frames for HTTP.
why-connection-upgrade = Connection makes Upgrade hop-by-hop: a proxy that does not know it takes both off rather than passing on half of them.
why-websocket-key = The server hashes it into its answer, which proves that this handshake was read, and not one that a cache kept.
why-request-origin = A page of any site may open a WebSocket, and the browser may add the user’s cookies. Only the server can refuse pages that it does not know: cross-site WebSocket hijacking is what happens if it does not.
why-websocket-version = 13 is the version of RFC 6455; servers refuse others with 426 and name those that they speak.
why-subprotocol-list = The server picks one by its name, so names must be clear.
why-extension-list = What cannot be read cannot be agreed on, and half an agreement garbles every frame.
why-deflate-offer = A server must decline an offer that it cannot take as it stands; then nothing is compressed.
why-status-switching = Any other status means that the server goes on with HTTP.
why-accept-value = Only a server that read this very handshake can compute it.
why-extension-choice = An extension changes what frames mean: a client that did not ask for it cannot read them.
why-deflate-answer = Both sides must know the same window and the same history, or what refers back is garbled.
why-subprotocol-choice = The client would speak one thing and the server another.
why-version-answer = So a client that speaks several versions knows which to try next.
why-line-ending = Readers that take different ends of lines see different fields, which is what request smuggling lives on.
why-folded-field = Folding is obsolete, and readers disagree on it: servers refuse it.
why-field-line = Readers disagree on what such a line is, which is what request smuggling lives on.
why-field-value = Control characters end lines or strings in some readers and not in others.
why-single-field = Readers take the first, the last, or both.
why-request-body = What follows a GET’s head are the first frames: a body there is taken for them.
why-response-body = What follows a 101’s head are frames: there is no room for a body.

## What is wrong in a check, or worth knowing

reason-cut-off = The head is cut off before its blank line, so what is looked for may have followed.
reason-no-request = This depends on the request, which is not here.
reason-method-other = The method is “{ $found }” and must be GET.
reason-method-case = The method is “{ $found }”: methods are told apart by case, and it must be GET.
reason-http-version-old = Before HTTP/1.1 there is no Upgrade. A proxy that speaks HTTP/1.0 to the server behind it (nginx before 1.29.7 does, unless told otherwise) is the usual cause.
reason-http-version-malformed = The version is not HTTP/ and two digits with a dot between.
reason-target-missing = The target is missing.
reason-target-relative = The path must begin with /.
reason-target-scheme = A whole URI as target must be http or https: ws and wss are for people, and for clients.
reason-target-fragment = A # and what follows it is never sent.
reason-target-character = The target has a character that must be percent-encoded.
reason-host-missing = There is no Host.
reason-host-repeated = Host stands there more than once.
reason-host-malformed = Host is not a host with perhaps a port.
reason-upgrade-missing = There is no Upgrade. A proxy that does not pass it on is the usual cause.
reason-upgrade-other = Upgrade does not say websocket.
reason-upgrade-more = A response’s Upgrade must say websocket and nothing else.
reason-connection-missing = There is no Connection. A proxy that does not pass it on is the usual cause.
reason-connection-other = Connection has no token Upgrade. A proxy that sets it to close or keep-alive is the usual cause.
reason-key-missing = There is no Sec-WebSocket-Key.
reason-key-repeated = Sec-WebSocket-Key stands there more than once.
reason-key-empty = The key is empty.
reason-key-short = The key is the Base64 of fewer than 16 bytes.
reason-key-long = The key is the Base64 of more than 16 bytes.
reason-key-thirty-two = The key is the Base64 of 32 bytes: 16 bytes were written in hex first, or twice as many were taken.
reason-key-url-safe = The key has - or _, which belong to base64url: Base64 has + and /.
reason-key-character = The key has a character that does not belong to Base64.
reason-key-padding = The key is not 22 characters and then ==.
reason-key-canonical = The key’s last letter has bits that must be 0: A, Q, g or w stands before ==. Strict servers refuse it.
reason-key-sample = The key is the RFC’s own sample, which everyone knows: a key must be random, and new each time.
reason-key-uniform = The key is 16 times the same byte: a key must be random.
reason-origin-missing = There is no Origin. Browsers always send one, so this is another client, or a proxy took it off.
reason-origin-draft = Sec-WebSocket-Origin is what drafts before RFC 6455 had: today it is Origin.
reason-origin-repeated = Origin stands there more than once.
reason-origin-null = The origin is null: a file, a sandboxed frame or a data URL asked. A server that allows null allows any page that knows how to sandbox itself.
reason-origin-malformed = Origin is not a scheme, :// and a host with perhaps a port.
reason-origin-path = An origin has no path, not even /, and this one goes on with “{ $found }”.
reason-origin-no-host = There is no Host to compare it with.
reason-origin-scheme = The scheme is neither http nor https: an extension or an application asked.
reason-origin-other-host = It is cross-origin: a page of another host asked. That may be meant; the server must decide.
reason-origin-other-port = It is cross-origin: a page of another port of this host asked. That may be meant; the server must decide.
reason-version-missing = There is no Sec-WebSocket-Version.
reason-version-repeated = Sec-WebSocket-Version stands there more than once.
reason-version-hixie-76 = Sec-WebSocket-Key1 and Key2 are those of hixie-76, a draft of 2010 that no browser speaks today.
reason-version-hixie-75 = There is no field of WebSocket besides Upgrade: this is hixie-75, a draft of 2010, or a proxy took them off.
reason-version-draft-7 = Version 7 is draft 07 of 2011, which no browser speaks today.
reason-version-draft-8 = Version 8 is drafts 08 to 12 of 2011, which no browser speaks today.
reason-version-draft = Version { $found } is a draft’s, or was never used.
reason-version-unknown = There is no version { $found }.
reason-version-list = A request asks for one version; only a server’s refusal lists several.
reason-version-malformed = The version is “{ $found }” and must be a number from 0 to 255 without leading zeros.
reason-subprotocol-empty = Sec-WebSocket-Protocol names no sub-protocol: leave it out rather than send it empty.
reason-subprotocol-gap = Nothing stands between two commas of Sec-WebSocket-Protocol.
reason-subprotocol-token = The name of a sub-protocol must be a token: no spaces, slashes or other separators.
reason-subprotocol-twice = The sub-protocol “{ $found }” stands there twice.
reason-subprotocol-repeated = A response has one Sec-WebSocket-Protocol at most.
reason-subprotocol-several = A server chooses one sub-protocol, not a list.
reason-subprotocol-unoffered = The sub-protocol “{ $found }” was not offered.
reason-subprotocol-case = The sub-protocol “{ $found }” was offered in other letter case, and names are told apart by case.
reason-subprotocol-none = Sub-protocols were offered and none was chosen. The RFC allows that; browsers fail the connection.
reason-extension-empty = Sec-WebSocket-Extensions names no extension: leave it out rather than send it empty.
reason-extension-name = In Sec-WebSocket-Extensions, an extension must begin with its name.
reason-extension-parameter = In Sec-WebSocket-Extensions, the name of a parameter must follow a semicolon.
reason-extension-value = In Sec-WebSocket-Extensions, a value must follow an equals sign.
reason-extension-quotes = In Sec-WebSocket-Extensions, what stands in quotation marks must be a token too, and the second mark must be there.
reason-extension-character = Sec-WebSocket-Extensions has a character that cannot follow what stands before it.
reason-extension-unoffered = The extension “{ $found }” was not offered.
reason-extension-twice = The extension “{ $found }” was accepted twice.
reason-deflate-unknown = permessage-deflate has no parameter “{ $found }”.
reason-deflate-twice = The parameter “{ $found }” stands there twice.
reason-deflate-range = Window bits are 8 to 15, without leading zeros, and not “{ $found }”.
reason-deflate-value = A parameter has the value “{ $found }” and must have none.
reason-deflate-no-value = The parameter “{ $found }” must have a value here.
reason-deflate-unasked = The client did not offer client_max_window_bits, so a server must not send it.
reason-deflate-larger = The window of server_max_window_bits is larger than the client offered.
reason-deflate-window-dropped = The client asked for server_max_window_bits, and the answer must repeat it, or make it smaller.
reason-deflate-takeover-dropped = The client asked for server_no_context_takeover, and the answer must repeat it.
reason-deflate-bad-offer = No offer is as it must be, so the server had to decline them.
reason-accept-missing = There is no Sec-WebSocket-Accept.
reason-accept-repeated = Sec-WebSocket-Accept stands there more than once.
reason-accept-wrong = The accept value is not the one for this key.
reason-accept-no-key = The request has no key that it could be compared with.
reason-status-malformed = The status line has no status code of three digits.
reason-status-interim = The status announces that the answer follows.
reason-status-200 = 200: the server answered with a page. Nothing there speaks WebSocket at this path, or a proxy took Upgrade off.
reason-status-301 = 301: the endpoint has moved, often because of a missing or extra / at its end, or from http to https. Browsers do not follow: use the address in Location.
reason-status-302 = 302: the server sends the client elsewhere, often to a login. Browsers do not follow.
reason-status-303 = 303: the server sends the client elsewhere. Browsers do not follow.
reason-status-307 = 307: the server sends the client elsewhere, often from http to https. Browsers do not follow: use the address in Location.
reason-status-308 = 308: the endpoint has moved, often from http to https. Browsers do not follow: use the address in Location.
reason-status-400 = 400: the server found the request broken. Checking the request may tell why; proxies that take Upgrade or Connection off are the usual cause.
reason-status-401 = 401: the server wants credentials. Browsers can send cookies, or user and password in the URI, and no header of one’s own.
reason-status-403 = 403: the server understood and refuses. An Origin that is not on its list is the usual cause, then a missing cookie or token.
reason-status-404 = 404: there is nothing at this path. Compare the path, case and final / included; a proxy may change it.
reason-status-405 = 405: this path does not take GET, so it is no WebSocket endpoint.
reason-status-407 = 407: a proxy wants credentials.
reason-status-408 = 408: the server waited too long for the request.
reason-status-426 = 426: the server wants another version, or did not see Upgrade.
reason-status-429 = 429: too many requests; Retry-After may say when to come back.
reason-status-431 = 431: the fields are too large, mostly cookies.
reason-status-500 = 500: the server broke while it answered; its log knows more.
reason-status-502 = 502: a proxy could not make sense of what the server behind it answered.
reason-status-503 = 503: nothing behind the proxy can answer now.
reason-status-504 = 504: the server behind the proxy did not answer in time.
reason-status-other = The status is not 101: a client must not open a WebSocket.
reason-version-answer-missing = A refusal of the version must list those that the server speaks.
reason-version-answer-malformed = Sec-WebSocket-Version must be a list of numbers from 0 to 255.
reason-version-answer-same = The refusal lists the version that was asked for, so it is about something else.
reason-line-feed = A line ends in LF alone. Most readers take it, some do not.
reason-carriage-return = CR stands inside a line.
reason-field-no-colon = A line of the head has no colon.
reason-field-space = Blanks stand between a field’s name and its colon.
reason-field-name-empty = Nothing stands before a field’s colon.
reason-field-name = A field’s name has a character that no name has.
reason-field-leading = The first line behind the start line begins with a blank.
reason-value-nul = A NUL stands in a field’s value.
reason-value-control = A control character stands in a field’s value.
reason-value-beyond-ascii = Bytes beyond ASCII stand in a field’s value, and each reader takes them as it likes.
reason-body-length = Content-Length announces a body.
reason-body-encoding = Transfer-Encoding announces a body.
reason-body-length-zero = Even Content-Length: 0 must not stand in a 101.

## Verdicts on a handshake

verdict-sound = The handshake is sound: the connection opens.
verdict-cautioned = The connection opens. What is marked with ! is often a fault all the same.
verdict-nothing = No handshake was captured.
verdict-request-sound = A server can accept this request. The response is not here.
verdict-response-sound = Nothing is wrong with this response. Whether it answers its request cannot be told: that is not here.
verdict-refuse = A server must refuse this request with { $status }. { $why }
verdict-fail = A client must fail this connection. { $why }
verdict-not-switched = No WebSocket opens. { $why }
verdict-bent = The connection opens, and a rule is broken. { $why }
verdict-unsure = It cannot be told whether the connection opens. { $why }
verdict-browser-opened = The browser tells that the connection opened, so it found the status 101, Upgrade, Connection and the accept value right, and nothing agreed on that it had not offered. It shows none of these fields to a page.
verdict-browser-asked = The browser tells what it asked for, and of no answer.
verdict-key-sound = The key is sound. A server that accepts it answers { $accept }.
verdict-key-bad = A server must refuse this key. { $why }
verdict-accept-alone = An accept value alone proves nothing: paste the key too.
verdict-uri-sound = The URI is sound. It leads to { $host }, port { $port }, { $tls ->
    [wss] with TLS
   *[other] without TLS
}.
verdict-uri-bad = This is no URI of WebSocket. { $why }
verdict-unread = No handshake can be read here, from line { $line }, column { $column }: { $expected } was expected.
there-handshake = a request, a response, header fields, a key or a URI
there-json = JSON
there-websocket-entry = an entry that asks for WebSocket
paste-title = Read as
paste-heads = Heads of HTTP/1.1.
paste-curl = What curl -v prints.
paste-fields = A list of header fields.
paste-pairs = A list of header fields, each name and value on a line of its own.
paste-har = HAR.
paste-key = A key or an accept value alone.
paste-uri = A URI.
paste-unknown = What is not told is not checked: { $parts }.
paste-pieces = These are a few fields, so what is missing may have been left out: nothing is said against it.
paste-left-out = Not read: { $count ->
    [one] one stretch of text around it
   *[other] { $count } stretches of text around it
}.
paste-line-ends = The text has no carriage returns, as no text field keeps them: line ends are not checked.
part-method = the method
part-target = the target
part-version = the version of HTTP
part-status = the status code
not-told = The text does not tell.
left-out-perhaps = It is not there, and may have been left out of the paste.

## The accept value

steps-title = Sec-WebSocket-Accept, step by step
steps-sent = as the server sent it
note-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
note-bytes-sound = 16 bytes ✓
note-characters = { $count ->
    [one] 1 char
   *[other] { $count } chars
}
note-right = ✓
note-wrong = ✗
note-key-bad = ✗ no key
diagnosis-title = What went wrong
diagnosis-one = { $mistake } That gives exactly the value that was sent.
diagnosis-two = Two things came together. { $first } { $second } That gives exactly the value that was sent.
diagnosis-none = None of the usual mistakes gives this value. Check that the key and the answer are of the same connection: a proxy may have made a new key, and two requests may have been mixed up.
diagnosis-guid = The GUID that was used: { $guid }. The right one: { $right }.
mistake-key-echoed = The server sent the key back, rather than what is computed from it.
mistake-sample-answer = The server sent the RFC’s example, which answers one key only: it must be computed anew for each.
mistake-other-key = The value is right for another key, { $key }: something between client and server made a new one, or the answers of two connections were mixed up.
mistake-cut-short = The value is the beginning of the right one: a buffer was too small, or its length was counted wrong. It needs 28 characters, and in C one more for the zero.
mistake-value-case = The value is the right one in other letter case: something between changed it, and Base64 tells capitals from small letters.
mistake-value-quoted = The value is the right one in quotation marks, which do not belong there.
mistake-key-decoded = The server decoded the key from Base64. Hash its text as it was sent, all 24 characters.
mistake-key-tail = The server hashed { $tail } behind the key. Take off all that is not part of the value.
mistake-key-quoted = The server hashed the key in quotation marks.
mistake-header-name = The server hashed the header’s name along. Hash its value alone.
mistake-key-unpadded = The server left out the equals signs at the key’s end. They are part of it.
mistake-key-lower-case = The server hashed the key in lower case: something lowers header values, not only their names.
mistake-no-key = The server hashed the GUID without the key, which it did not find: compare how it looks for the header, whose name may be in any letter case.
mistake-no-guid = The server hashed the key without the GUID.
mistake-guid-first = The server put the GUID before the key. It belongs behind.
mistake-guid-lower-case = The server wrote the GUID in lower case. Its letters are capitals.
mistake-guid-without-hyphens = The server left the hyphens out of the GUID. They are part of it.
mistake-guid-bytes = The server hashed the GUID as 16 bytes. Hash its text, 36 characters.
mistake-guid-tail = The server hashed { $tail } behind the GUID. Hash 60 characters and nothing else.
mistake-guid-dropped = In the server’s GUID character { $position }, “{ $right }”, is missing.
mistake-guid-doubled = In the server’s GUID character { $position }, “{ $right }”, stands there twice.
mistake-guid-swapped = In the server’s GUID characters { $position } and { $next } are swapped.
mistake-guid-case = In the server’s GUID character { $position }, “{ $right }”, is lower case.
mistake-guid-replaced = In the server’s GUID character { $position } is “{ $found }”, and must be “{ $right }”.
mistake-guid-circulating = The server has a wrong GUID, one that stands in other programs too and was copied or made up.
mistake-other-hash = The server hashed with { $hash }. It must be SHA-1, whatever is thought of it elsewhere: nothing here has to be kept secret.
mistake-hex-encoded = The server sent the Base64 of the digest’s hex text. Base64 must be taken over the 20 raw bytes.
mistake-hex-sent = The server sent the digest’s hex text. It must be the Base64 of the 20 bytes.
mistake-url-alphabet = The server used base64url. It must be Base64 with + and /.
mistake-unpadded = The server left out the equals sign at the end. It is part of the value.
mistake-url-unpadded = The server used base64url without padding. It must be Base64 with + and /, and with the equals sign at its end.
mistake-encoded-twice = The server encoded the digest with Base64 twice.
mistake-cut-at-zero = The server cut the digest at byte { $position }, which is 0: it took bytes for a string of C. Pass the length 20, not strlen.
tail-line-feed = a line feed
tail-carriage-return = a carriage return
tail-line-end = a line end, CR LF,
tail-space = a space
tail-zero = a zero byte, as strings of C end in,
right-way-title = The right way
code-answer = The answer that this request should get
code-request = The request that it leads to
response-subprotocols = A 101 may add Sec-WebSocket-Protocol with one of: { $names }.
response-deflate = A 101 may add Sec-WebSocket-Extensions: permessage-deflate, if the server can inflate.
answer-title = What the server may add

## Checks and tables

checks-request = Request, in the order of the RFC · { $kept } kept, { $broken } broken, { $open } open
checks-response = Response, in the order of the RFC · { $kept } kept, { $broken } broken, { $open } open
origin-title = Same origin?
origin-part = Part
origin-page = Page
origin-server = Server
origin-same = Same
origin-scheme = Scheme
origin-host = Host
origin-port = Port
origin-yes = yes
origin-no = no
origin-unknown = not told
origin-default = { $port } (default)
origin-why-title = Why it matters
origin-same-origin = Host and port are those of the page: it is the same origin, as far as a head tells. The scheme, whether TLS was spoken, it does not tell.
origin-cross-origin = The page is of another origin. Browsers let it open the connection all the same and may send along the server’s cookies; no CORS stops it. A server that does not compare Origin with a list of its own can be used by any page in the name of its visitor: cross-site WebSocket hijacking (RFC 6455 §10.2).
origin-no-page = No page that a browser vouches for: Origin is missing, null, or of another scheme. A server that trusts cookies should refuse it.
extensions-title = Extensions: what was offered, what was answered
extensions-name = Extension or parameter
extensions-offered = Offered
extensions-answered = Answered
extensions-means = What it does
extensions-yes = yes
extensions-more = … { $count } more
parameter-permessage-deflate = Messages are compressed with DEFLATE; RSV1 marks them (RFC 7692).
parameter-server-no-context-takeover = The server forgets after each message: less memory at both, larger messages.
parameter-client-no-context-takeover = The client forgets after each message: less memory at both, larger messages.
parameter-server-max-window-bits = How far back the server’s messages refer, 2 to that power of bytes: what the client must keep in memory.
parameter-client-max-window-bits = How far back the client’s messages refer, 2 to that power of bytes: what the server must keep in memory.
parameter-unknown = Not known here.
deflate-agreed = Agreed: the client compresses with a window of { $client } bytes, { $client-takeover ->
    [yes] remembering from message to message
   *[no] forgetting after each message
}; the server with { $server } bytes, { $server-takeover ->
    [yes] remembering from message to message
   *[no] forgetting after each message
}.
deflate-not-agreed = Compression was offered and not agreed on: messages are sent as they are, and RSV1 must be 0.
exchanges-title = Other handshakes in this text
exchanges-number = No.
exchanges-request = Request
exchanges-verdict = Verdict
exchanges-more = … { $count } more
no-start-line = no start line

## URIs

uri-title = Parts of the URI
uri-part = Part
uri-value = Value
uri-means = What it does
uri-scheme = Scheme
uri-userinfo = User and password
uri-host = Host
uri-port = Port
uri-resource = Resource name
uri-means-ws = no TLS: anyone on the way can read and change it
uri-means-wss = TLS: only the two ends can read it
uri-means-userinfo = browsers make it Authorization: Basic, others leave it out or refuse the URI: do not rely on it
uri-means-host = sent as Host
uri-means-port-given = sent with Host, unless it is the default
uri-means-port-default = the default, not sent
uri-key-title = The key
uri-key = It is an example. A client makes a new one for each connection, of 16 random bytes.
uri-means-resource = the request’s target: path and query, never a fragment

## The command

command-no-handshake = No handshake of conversation { $number } was captured.

## All sheets

outcome-pass = ✓
outcome-note = i
outcome-caution = !
outcome-fail = ✗
outcome-open = ?
section-short = RFC { $rfc } §{ $section }
markdown-more = … { $count } more

## Why a rule of frames and messages is there

why-reserved-bits = The bits are kept for extensions. Who meets one that nothing explains is reading something else than it thinks: another extension, or bytes that are no frames.
why-unexplained-rsv1 = permessage-deflate marks compressed messages with it. Whether that was agreed stands in the handshake, and no handshake is here.
why-reserved-opcode = Nobody knows what a frame of a reserved opcode means, so nobody can skip it safely.
why-non-minimal-length = One length has one form. Two forms let two readers see different frames in the same bytes.
why-length-high-bit = The length would not fit a signed number of 64 bits, and no message is that long: the reader is out of step, or somebody tries it.
why-unmasked-client-frame = A script chooses what a browser sends. Unmasked, its bytes could look like HTTP to a proxy and poison its cache.
why-masked-server-frame = Nothing is gained by it, and a masked frame from a server usually means that code written for clients runs in it.
why-zero-masking-key = A key of zeros leaves the bytes as they were: they can look like HTTP to a proxy, which is what masking is against.
why-control-too-long = Control frames come between the fragments of others and must be handled at once, without being put together.
why-fragmented-control = A control frame stands between fragments, so it cannot have fragments of its own.
why-continuation-without-message = There is nothing that it could continue: a frame was lost, or its sender counts fragments wrongly.
why-message-inside-message = Fragments carry no name of their message, so only one message at a time can be open. Two threads that write to one socket are the usual cause.
why-invalid-utf8 = A text message is handed over as a string. Bytes that are no UTF-8 have no such string.
why-close-body-too-short = Half a status code cannot be read.
why-forbidden-close-code = Codes such as 1005 and 1006 are what an API tells when a Close frame carried no code, or none was received: on the wire they would say that they are not there. Chromium minds 1005, 1006 and 1015 only, and hands others on.
why-invalid-close-reason = The reason is handed over as a string, like a text message.
why-frame-after-close = Close is the last word of a direction. What comes after it may be thrown away without a notice.
why-truncated-frame = Either the capture ends here, or the connection did: then what the frame held is lost, and the peer never saw the message.
why-unfinished-message = A message counts only when its final fragment came: until then the peer hands nothing over.
why-corrupt-deflate = With context takeover each message continues the history of the ones before: after one that breaks, what refers back to it cannot be read.
why-distance-beyond-window = The receiver kept only as much history as was agreed. What lies further back is gone there, and other bytes stand in its place.
why-final-block = zlib stops at a block with BFINAL set. A receiver that does not begin anew loses the rest of the message, or all that follow.
why-rsv1-without-extension = Without permessage-deflate the bit means nothing. Usually one side compresses without having agreed on it, or a proxy took the extension out of the handshake.
why-rsv1-on-continuation = The bit speaks for the whole message, so the first frame says it. Receivers fail over it on a later one.
why-rsv1-on-control = Control frames are never compressed. A sender that treats all frames alike makes this mistake.

## Why a rule of conduct is there

why-frame-before-response = Until the server answers, it is not known whether it speaks WebSocket: it may take the frames for a second HTTP request.
why-repeated-masking-key = Who knows one payload can work out the key, and choose what the next one looks like on the wire.
why-counting-masking-key = Who sees one key knows the next, and can choose what its payload looks like on the wire.
why-low-entropy-masking-key = Keys from a weak source can be guessed, and then they hide nothing.
why-unanswered-ping = The sender of a Ping takes silence for a dead connection and closes it; an API then often reports 1006 or 1011.
why-unsolicited-pong = It is allowed, as a sign of life in one direction. It does not keep a peer content that waits for an answer to its Ping.
why-pong-mismatch = The bytes tell which Ping is answered. A peer that compares them takes this one for no answer.
why-unanswered-close = Without the answer the peer waits for it until its patience ends, and may report 1006 rather than the code that it sent.
why-other-close-code = The sender of the first code cannot tell whether it was understood. It is allowed.
why-data-before-close-answer = Its sender may count on the data, and the peer may have stopped reading.
why-end-without-close = Neither side can tell whether the other meant to end it: an API reports 1006 and no reason. A crash, a proxy’s idle timeout or a lost network look like this.
why-client-end-without-close = Nothing was cut short, and the client may have meant to end it so: a program that ends does this, a browser does not. The server cannot tell, and its API reports 1006.
why-client-ended-first = Who ends TCP first is left in TIME_WAIT. A client in it cannot open the same connection again for 2 MSL, twice the longest life of a segment; a server in it is not affected. So the server should end it first, and the client should wait for a while.
why-wrong-checksum = TCP drops such a segment, and its sender sends it again; nothing better was captured here. These bytes may be others than were sent, and so may later compressed messages that refer back to them. A network card that puts segments together may also leave a wrong checksum.

## What the peer does

reaction = The peer
reaction-fail = must fail the connection: it sends a Close frame with { $code }, { $name }, and ends the TCP connection.
reaction-fail-handshake = must fail the opening handshake: the client ends the TCP connection, without a Close frame. An API reports 1006.
reaction-refuse = must refuse the handshake: the server answers { $code } instead of 101.
reaction-refuse-either = must refuse: a server that gets it in a request answers { $code } instead of 101, a client that gets it in a response fails the handshake.
reaction-go-on = goes on.
report-why = Why
speaker-chromium = Chromium says
speaker-firefox = Firefox says
firefox-takes-masked-server-frame = nothing, unmasks the frame and goes on.
firefox-takes-close-body-too-short = nothing, and takes the frame for one without a status code.
firefox-takes-forbidden-close-code = nothing, and hands the code on.
firefox-takes-frame-after-close = nothing, and ignores the frame.
speaker-safari = Safari (WebKit) says
speaker-node = ws for Node says
speaker-python = websockets for Python says
speaker-go = gorilla/websocket for Go says

## The conformance report

report-broken = { $violations ->
    [one] 1 violation
   *[other] { $violations } violations
} of { $rules ->
    [one] 1 rule
   *[other] { $rules } rules
}.
report-doubtful = No rule is broken, and { $count ->
    [one] 1 thing is
   *[other] { $count } things are
} worth a look.
report-sound = Sound: every rule that the bytes can show is kept.
report-nothing = There is nothing that could be checked.
report-as-far = As far as it could be checked.
report-checked-title = What was checked
report-column-what = what
report-column-count = how many
report-checked-conversations = conversations
report-checked-heads = heads of handshakes
report-checked-frames = frames
report-checked-messages = messages
report-checked-rules = rules
report-checked-violations = violations
report-checked-cautions = cautions
report-checked-notes = notes
report-unchecked-title = What could not be checked
report-conversations-title = Conversations, and how they ended
report-column-conversation = conversation
report-column-state = state
report-column-ending = how it ended
report-column-findings = findings
report-left-out = { $count ->
    [one] 1 more group of findings is not listed.
   *[other] { $count } more groups of findings are not listed.
}
report-more-conversations = { $count ->
    [one] 1 more conversation is not listed.
   *[other] { $count } more conversations are not listed.
}
report-whole-paste = The paste
report-place-frame = frame { $number }
report-place-item = item { $number }
report-place-client = client
report-place-server = server
report-place-packet = packet { $number }
report-place-time = { $time } s
unchecked-tls = { $count ->
    [one] 1 conversation is
   *[other] { $count } conversations are
} encrypted (TLS): what is inside cannot be read.
unchecked-http2 = { $count ->
    [one] 1 connection speaks
   *[other] { $count } connections speak
} HTTP/2: WebSocket over it (RFC 8441) is not read.
unchecked-missing = { $count ->
    [one] 1 byte was
   *[other] { $count } bytes were
} not captured: what is in them, and what depends on them, is not known.
unchecked-undecoded = { $count ->
    [one] 1 byte was
   *[other] { $count } bytes were
} captured, and no frame was found in them.
unchecked-mid-stream = { $count ->
    [one] 1 conversation begins
   *[other] { $count } conversations begin
} before the capture: frames were found by how they look, and their senders by masking. Handshake, wrong masking and compression cannot be judged.
unchecked-request-only = Of { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
} only the request was captured.
unchecked-response-only = Of { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
} the request was not captured: what it offered is not known.
unchecked-compression-unknown = { $count ->
    [one] 1 conversation does
   *[other] { $count } conversations do
} not tell whether compression was agreed on: RSV1 cannot be judged.
unchecked-not-inflated = { $count ->
    [one] 1 compressed message was
   *[other] { $count } compressed messages were
} not inflated: whether the data is sound, and whether text is UTF-8, is not known.
unchecked-history-lost = In { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
} compressed messages refer to bytes that were lost: they were not inflated from there on.
unchecked-reconstructed = { $count ->
    [one] 1 conversation was
   *[other] { $count } conversations were
} told by a browser (HAR): it says messages, not frames. Masks, lengths, RSV bits, fragments, Pings and Closes were not seen.
unchecked-sender-guessed = Who sent a frame is guessed from its masking, so wrong masking does not show. Say who sent the bytes to have it checked.
unchecked-broken-packets = { $count ->
    [one] 1 packet is
   *[other] { $count } packets are
} cut or broken before the TCP payload.
unchecked-broken = The source cannot be read to its end: what comes behind that place is not known.
unchecked-not-read = The source was not read to its end.

## What browsers and libraries say: what it means, the likely cause, what to look at next

message-means-reserved-bits-100 = A frame has RSV1 set, and nothing was agreed that explains it: its first byte is 0x40–0x4F or 0xC0–0xCF.
message-cause-reserved-bits-100 = Either the server compresses without having agreed on permessage-deflate (0xC1 begins a compressed text), or it wrote text into the socket: @ and A–G are 0x40–0x47, and “H” of “HTTP/1.1” is 0x48.
message-next-reserved-bits-100 = Compare Sec-WebSocket-Extensions of request and response: a proxy may have taken it out of one. Then look at the bytes behind the 101 or behind the last good frame: is it text, is it HTTP?
message-means-reserved-bits-010 = A frame has RSV2 set: its first byte is 0x20–0x2F or 0xA0–0xAF.
message-cause-reserved-bits-010 = No extension in use has RSV2. Bytes that are no frames came: 0x20 is a space, 0x22 a quote, 0x2F a slash. Or the stream is out of step, since the frame before said a wrong length.
message-next-reserved-bits-010 = Look at the frame before: does its length fit its payload? Count bytes, not characters.
message-means-reserved-bits-001 = A frame has RSV3 set: its first byte is 0x10–0x1F or 0x90–0x9F.
message-cause-reserved-bits-001 = No extension in use has RSV3. These bytes are hardly text: the stream is out of step, since the frame before said a wrong length, or binary data was written into the socket.
message-next-reserved-bits-001 = Look at the frame before: does its length fit its payload? From 126 bytes on the length takes 2 more bytes, from 65,536 on 8.
message-means-reserved-bits-110 = A frame has RSV1 and RSV2 set: its first byte is 0x60–0x6F or 0xE0–0xEF.
message-cause-reserved-bits-110 = Small letters came where a frame should begin: a–g are 0x61–0x67. The server wrote text into the socket without a frame around it, or the stream is out of step in the middle of a text. Bytes from 0xE0 on begin letters of other scripts in UTF-8.
message-next-reserved-bits-110 = Look whether the length of the frame before counts characters rather than bytes: with letters beyond ASCII the frame ends too early, and the rest of the text is read as a header.
message-means-reserved-bits-101 = A frame has RSV1 and RSV3 set: its first byte is 0x50–0x5F or 0xD0–0xDF.
message-cause-reserved-bits-101 = Capital letters came where a frame should begin: P–W are 0x50–0x57. The server wrote text into the socket without a frame around it, or the stream is out of step. Bytes from 0xD0 on begin Cyrillic letters in UTF-8.
message-next-reserved-bits-101 = Look whether the length of the frame before counts characters rather than bytes.
message-means-reserved-bits-011 = A frame has RSV2 and RSV3 set: its first byte is 0x30–0x3F or 0xB0–0xBF.
message-cause-reserved-bits-011 = ASCII from 0x30 on came where a frame should begin: the digits are 0x30–0x39, and “<” is 0x3C. The server wrote something into the socket without a frame around it: an HTML error page, a warning of PHP, the length of a chunk of HTTP. Bytes 0xB0–0xBF stand inside a letter of UTF-8: then the stream is out of step.
message-next-reserved-bits-011 = Look at the bytes behind the 101: is it <br />, <html>, or a number and CR LF (Transfer-Encoding: chunked)? Send errors of the server’s language to a log, not to the output. Chromium of today says “Invalid frame header” of 0x38–0x3F.
message-means-reserved-bits-111 = A frame has all three reserved bits set: its first byte is 0x70–0x7F or 0xF0–0xFF.
message-cause-reserved-bits-111 = Small letters came where a frame should begin: p–w are 0x70–0x77. Or the stream is out of step inside random-looking data, such as a compressed or masked payload.
message-next-reserved-bits-111 = Look at the frame before: does its length fit its payload, in bytes? Do two threads write to one socket at the same time?
message-means-reserved-bits = A frame has reserved bits set that nothing explains.
message-cause-reserved-bits = Either one side uses an extension that was not agreed on, or bytes came that are no frame: text written into the socket, or a stream that is out of step.
message-next-reserved-bits = The numbers behind the message tell more: reserved1, 2 and 3 are bits 6, 5 and 4 of the first byte.
message-means-invalid-frame-header = Chromium met a header that it does not read on. It says so of a length that is not in its shortest form, of a 64-bit length with its highest bit set, of a control frame that is fragmented or longer than 125 bytes, of compressed data that does not inflate, and of RSV1 on a continuation.
message-cause-invalid-frame-header = Often no frame came at all: text in the socket whose first byte has 8–F as its low half looks like a fragmented control frame, as “<” (0x3C), “[” (0x5B) and “H” (0x48) do. Else a length is written wrongly: from 126 bytes on it takes 2 more bytes, from 65,536 on 8.
message-next-invalid-frame-header = Capture it and look at the first bad frame. If it fails with messages above 125 bytes only, it is the length. If it fails only with compression on, it is the compression: each message must lose the 00 00 FF FF at its end.
message-means-unknown-opcode = A frame has an opcode that means nothing: 3–7 and 11–15 are reserved.
message-cause-unknown-opcode = Rarely a wrong opcode: mostly the stream is out of step, since the frame before said a wrong length, or other bytes came into it.
message-next-unknown-opcode = Look at the frame before: does its length fit its payload, in bytes?
message-means-masked-server = A server masked a frame: the first bit of its second byte is 1.
message-cause-masked-server = The server uses the code that writes a client’s frames, or sends back the frame that it received as it was. Or the stream is out of step, and the bit belongs to something else.
message-next-masked-server = Look whether the rest of the header fits. If it does, the server has to write frames without MASK and without a key.
message-means-unmasked-client = A client’s frame is not masked: the first bit of its second byte is 0.
message-cause-unmasked-client = The client uses the code that writes a server’s frames; or a proxy on the way takes the masks off.
message-next-unmasked-client = Each frame of a client has MASK set, and a new random key of 4 bytes behind the length.
message-means-wrong-mask = A frame is masked where it must not be, or is not where it must.
message-cause-wrong-mask = One side uses the code of the other: only clients mask, and they always do.
message-next-wrong-mask = See who sent the frame: a client’s must have MASK set, a server’s must not.
message-means-fragmented-control = A Ping, Pong or Close frame has FIN 0.
message-cause-fragmented-control = A sender that splits all messages alike, or a stream that is out of step: text whose bytes have 8–A as low half looks so.
message-next-fragmented-control = Look at the first two bytes: is it a frame at all?
message-means-control-too-long = A Ping, Pong or Close frame says more than 125 bytes.
message-cause-control-too-long = A reason of Close that is too long (123 bytes at most, counted in UTF-8), or a Ping used to carry data.
message-next-control-too-long = Cut the reason, at a letter’s end.
message-means-long-length = A length is written in more bytes than it needs.
message-cause-long-length = A sender that always writes 16 or 64 bits of length.
message-next-long-length = Up to 125 bytes the length stands in the second byte, up to 65,535 in 2 more, above in 8.
message-means-huge-length = A length is larger than can be.
message-cause-huge-length = The stream is out of step, or the sender wrote the 8 bytes of the length in the wrong order: the most significant comes first.
message-next-huge-length = Look at the 8 bytes behind 0x7F or 0xFF.
message-means-unexpected-continuation = A frame with opcode 0 came, and no message was open.
message-cause-unexpected-continuation = A sender that uses 0 for a whole message, one that sets FIN on the first fragment, or a lost frame.
message-next-unexpected-continuation = Look at the frame before: the first fragment has opcode 1 or 2 and FIN 0, the others opcode 0.
message-means-previous-unfinished = A new message began before the open one was finished.
message-cause-previous-unfinished = Two threads or tasks write fragments to one socket at the same time; or fragments after the first repeat opcode 1 or 2 instead of 0.
message-next-previous-unfinished = Let one writer finish a message before the next one begins. Only control frames may come between.
message-means-invalid-text = A text message is not UTF-8.
message-cause-invalid-text = Binary data is sent as text; text is in Latin-1, Windows-1252 or GBK; a message is cut inside a letter and sent as two; or a compressed message was inflated with the wrong history.
message-next-invalid-text = Look at the first bad byte. Send bytes as binary messages (opcode 2).
message-means-close-size = A Close frame’s body is one byte.
message-cause-close-size = A sender that writes the status code as one byte, or as text.
message-next-close-size = The body is empty, or two bytes of status code, the most significant first, and then the reason.
message-means-close-status = A Close frame carries a status code that must not be on the wire.
message-cause-close-status = An application passes on 1005, 1006 or 1015, which its own API told it, to the peer.
message-next-close-status = Send 1000, or no code at all.
message-means-close-text = The reason of a Close frame is not UTF-8.
message-cause-close-text = The reason was cut at 123 bytes inside a letter, or is in another character set.
message-next-close-text = Cut reasons at a letter’s end.
message-means-after-close = Something came after the server’s Close frame.
message-cause-after-close = The server sends on after it said Close, often from another thread, or answers a Close twice.
message-next-after-close = Close is the last frame of a direction: nothing may follow, not even a second Close.
message-means-inflate = A compressed message does not inflate.
message-cause-inflate = One side kept its history where the other dropped it (no_context_takeover), or a window is larger than was agreed; or a message was left out on one side.
message-next-inflate = See which message is the first that fails: if the second does, context takeover is handled wrongly. Try without permessage-deflate.
message-means-too-big = A message is larger than the receiver takes.
message-cause-too-big = The receiver has a limit of its own, or the length is not one, since the stream is out of step.
message-next-too-big = The receiver closes with 1009. Raise its limit, or send several messages.
message-means-status = The server answered with an HTTP status other than 101: it did not switch to WebSocket.
message-cause-status = What the status says.
message-next-status = Look at the response’s head and body, and ask the server directly, without the proxy.
message-means-authentication = The server or the proxy wants credentials, and was sent none that it takes.
message-cause-authentication = A browser’s WebSocket cannot send an Authorization field of its own; it sends cookies, and what it knows for the host.
message-next-authentication = Authenticate with a cookie or in the first message; or let the proxy pass this path.
message-means-no-http = What came is no HTTP response.
message-cause-no-http = Another protocol listens on this port, or the server sends frames without a 101 before them; with ws: it may be a server of TLS, which needs wss:.
message-next-no-http = Look at the first bytes that the server sends: 15 03 begins an alert of TLS.
message-means-no-answer = The server ended the connection before it answered.
message-cause-no-answer = It crashed, or it refuses by closing; a proxy or firewall broke it; or ws: was asked of a port that speaks TLS.
message-next-no-answer = Look at the server’s log at that time, and try with wss:.
message-means-timed-out = The handshake was not finished in time.
message-cause-timed-out = The address does not answer, a firewall drops the packets, or the server took the connection and never answers the request.
message-next-timed-out = See whether the TCP connection is made, and then whether the request arrives.
message-means-cancelled = The page ended it before the answer came.
message-cause-cancelled = The page was left or reloaded, or the script called close().
message-next-cancelled = It is no fault of the server.
message-means-upgrade = Upgrade is missing, or does not say websocket.
message-cause-upgrade = A proxy takes it off: it belongs to one hop only. nginx needs proxy_http_version 1.1 and proxy_set_header Upgrade $http_upgrade; others have a switch for WebSocket.
message-next-upgrade = Compare what the client sends with what the server receives.
message-means-connection = Connection is missing, or does not name Upgrade.
message-cause-connection = A proxy replaces it by close or keep-alive. nginx needs proxy_set_header Connection "upgrade".
message-means-accept-missing = The 101 has no Sec-WebSocket-Accept.
message-cause-accept-missing = The server answers 101 without having read Sec-WebSocket-Key, or a proxy took the field off.
message-next-accept-missing = The server has to answer base64(SHA-1(key + GUID)).
message-means-accept-wrong = Sec-WebSocket-Accept is not the value for the key that was sent.
message-cause-accept-wrong = The server computes it wrongly: hex in Base64, the decoded key, a wrong letter in the GUID, a line end with the key. Or a proxy sent another key.
message-next-accept-wrong = Take key and accept value to the handshake place: it tries the mistakes that people make and names the one.
message-means-twice = A field stands in the response twice.
message-cause-twice = Both the server and a library, or a proxy, add it.
message-next-twice = Let one of them add it.
message-means-subprotocol = The server chose a sub-protocol that was not offered.
message-cause-subprotocol = It names its own whatever was asked, or spells it otherwise: names are told apart by case.
message-next-subprotocol = Compare the second argument of new WebSocket() with Sec-WebSocket-Protocol of the response.
message-means-no-subprotocol = Sub-protocols were offered, and the server chose none.
message-cause-no-subprotocol = The server does not know them, or ignores the field. The RFC allows that; browsers fail the connection.
message-next-no-subprotocol = Let the server answer with one of those offered, or offer none.
message-means-extension = The server accepted an extension that was not offered, or one twice.
message-cause-extension = It answers with a fixed Sec-WebSocket-Extensions, whatever was asked.
message-next-extension = Compare the field of request and response.
message-means-extension-syntax = Sec-WebSocket-Extensions does not keep to its grammar.
message-cause-extension-syntax = A semicolon or comma too many, or a value in wrong quotes.
message-next-extension-syntax = Read it against RFC 6455 §9.1: name; parameter=value, name.
message-means-deflate = permessage-deflate was accepted with parameters that no answer may have.
message-cause-deflate = A parameter is unknown, repeated, out of 8–15, without its value, or was not offered.
message-next-deflate = Read the answer against RFC 7692 §7.1.
message-means-method = The request is not a GET.
message-cause-method = Something else than a WebSocket client asks, or a proxy changed it.
message-next-method = Ask with a WebSocket client.
message-means-version = The request does not ask for version 13.
message-cause-version = A very old client, or no WebSocket client: a browser’s address bar, curl without the fields.
message-next-version = Send Sec-WebSocket-Version: 13.
message-means-key = Sec-WebSocket-Key is missing or is not 16 bytes in Base64.
message-cause-key = A client written by hand, or a proxy that takes the field off.
message-next-key = 16 random bytes in Base64 are 24 characters, the last two ==.
message-means-origin = The server does not take pages of this origin.
message-cause-origin = The page comes from another host, scheme or port than the server expects.
message-next-origin = Let the server allow exactly the origins that are yours: the check is what keeps other sites out.
message-means-closed-before-open = The page closed the connection before it was open.
message-cause-closed-before-open = close() is called too early: an effect of a framework that runs twice (React’s StrictMode), a timeout that is too short, a page that is left.
message-next-closed-before-open = No bytes are wrong. See who calls close().
message-means-already-closed = The page sends on a connection that is closed or closing.
message-cause-already-closed = It was closed before, and the message before this one tells why.
message-next-already-closed = Look for what came before: the close event’s code, the first error.
message-means-not-open = Something is sent before the connection is open.
message-cause-not-open = send() is called right after the constructor.
message-next-not-open = Send from the open event on.
message-means-insecure = A page that came over https: may not open ws:.
message-cause-insecure = The address is written with ws: and not wss:.
message-next-insecure = Use wss:, and let the proxy that does TLS for the page do it for the socket too.
message-means-refused = Nobody listens at this address and port.
message-cause-refused = The server does not run, listens on another port or only on another address (127.0.0.1 inside a container, ::1).
message-next-refused = See what listens there.
message-means-name = The name of the host is not known.
message-cause-name = It is misspelt, or known to another network only.
message-next-name = Resolve it where the client runs.
message-means-certificate = The server’s certificate is not trusted.
message-cause-certificate = It is self-signed, expired, or for another name. A page cannot ask the user about it for a WebSocket.
message-next-certificate = Open https: with the same host and port in the browser: it says what is wrong.
message-means-tls = TLS was not agreed on.
message-cause-tls = wss: was asked of a port that speaks no TLS, or the two have no version in common.
message-next-tls = Try ws:, or look which port speaks TLS.
message-means-no-close = The TCP connection ended, and no Close frame came.
message-cause-no-close = The peer crashed or was stopped, a proxy’s idle timeout passed (often 60 s), or the network broke.
message-next-no-close = Capture it: who ended it, with FIN or RST, and how long after the last frame? Pings every 30 s keep proxies content.
message-means-lost = The TCP connection broke.
message-cause-lost = The server crashed or was stopped, a proxy’s idle timeout passed (often 60 s), or the network broke.
message-means-proxy = The proxy let no connection through.
message-cause-proxy = It does not allow CONNECT to this port, or the host cannot be reached from it.
message-next-proxy = Use port 443 and wss:.
message-means-port = The port is one of those that browsers do not use.
message-cause-port = It belongs to another protocol by convention.
message-next-port = Use another port.
message-means-network = The network failed under the connection.
message-cause-network = What stands behind net::ERR_ says it.
message-next-network = Look it up at chrome://network-errors.
message-means-before-open = Firefox could not open the connection. It tells no cause: the server did not answer, answered no 101, or its answer breaks a rule.
message-cause-before-open = Any of them. Chromium names the cause of the same failure.
message-next-before-open = Look at the response in the network panel, or capture it and check the handshake.
message-means-while-open = The connection failed while it was open. Firefox says so of every broken rule, of a connection that was lost, and of a page that was left.
message-next-while-open = Look at the close event’s code, or capture it and read the report.
message-means-bad-response = The server’s answer to the handshake is not as it must be. Safari tells no more.
message-cause-bad-response = No 101, or a wrong accept value, Upgrade or Connection. Chromium names the cause of the same failure.
message-next-bad-response = Look at the response, or take it to the handshake place.

message-unknown = Framescope does not know this message.
message-unknown-why = It knows what Chromium, Firefox and Safari say of a WebSocket, and the libraries ws (Node), websockets (Python) and gorilla/websocket (Go), in English. Paste the whole line, or the code of the close event.
message-cause-title = The likely cause
message-next-title = What to look at next
message-rules-title = The rule
message-speakers-title = Who says it
message-column-speaker = who
message-column-text = words
message-status = The status is { $status }: only 101 opens a WebSocket.
message-speaker-chromium = Chromium (Chrome, Edge, Opera, Electron)
message-speaker-firefox = Firefox
message-speaker-safari = Safari (WebKit)
message-speaker-node = ws for Node
message-speaker-python = websockets for Python
message-speaker-go = gorilla/websocket for Go

## Status codes of WebSocket, as an API tells them

code-title = Status code { $code }
code-means-1000 = Normal: the peer is done.
code-means-1001 = Going away: the server stops, or the page was left.
code-means-1002 = Protocol error: the peer met a frame that breaks a rule.
code-means-1003 = Unsupported data: the peer cannot take this kind of message, such as binary.
code-means-1004 = Reserved: it has no meaning yet, and must not be sent.
code-means-1005 = No status: a Close frame came, and it carried no code. It is never on the wire.
code-means-1006 = Abnormal: the connection ended and no Close frame came. It is never on the wire: the API made it up, so no reason can stand beside it.
code-means-1007 = Invalid data: a text message is not UTF-8, or a compressed one does not inflate.
code-means-1008 = Policy: the peer refuses, and does not say more.
code-means-1009 = Too big: a message is larger than the peer takes.
code-means-1010 = A client’s: the server did not agree on an extension that it needs.
code-means-1011 = Internal error: the peer failed over something that is not the message’s fault. Some libraries send it when a Ping was not answered.
code-means-1012 = The service restarts.
code-means-1013 = Try again later: the server has too much to do.
code-means-1014 = A gateway got an invalid response from the server behind it.
code-means-1015 = The TLS handshake failed, over the certificate for example. It is never on the wire: the API made it up. Browsers tell 1006 instead.
code-means-protocol = It is kept for the protocol, and nothing defines it yet.
code-means-registered = It is registered by a library or framework: see IANA’s list of WebSocket close codes.
code-means-private = It is private: the application means something by it.
code-next-1000 = Nothing is wrong with the bytes. If it was not to end, see who called close().
code-next-1001 = See whether the server was restarted or a proxy closed it; a client should connect again.
code-next-1002 = Open a capture and read the report: the violation stands before the Close frame, in the other direction.
code-next-1003 = See which message came before, and its opcode.
code-next-1004 = See what the peer means by it.
code-next-1005 = The peer called close() without a code. Nothing is wrong.
code-next-1006 = Look who ended TCP, and how: a RST or FIN of the server points to a crash or a restart, one after 30, 60 or 100 s of silence to a proxy’s idle timeout, one of the client right after a frame to a frame that breaks a rule. Before the connection was open it means that the handshake failed.
code-next-1007 = Look at the last message before the Close frame, in the other direction.
code-next-1008 = See the reason beside it, and the server’s log: often it is a login that is missing or ran out, or too many messages.
code-next-1009 = Look at the last message’s length before the Close frame, and at the receiver’s limit.
code-next-1010 = Compare Sec-WebSocket-Extensions of request and response.
code-next-1011 = See the server’s log at that time; and whether Pings were answered.
code-next-1012 = Connect again after a random time, so that not all clients come at once.
code-next-1013 = Connect again, later.
code-next-1014 = See the log of the gateway and of the server behind it.
code-next-1015 = Open https: with the same host and port in the browser: it says what is wrong with the certificate.
code-next-other = See the application’s or the library’s documentation, and the reason beside the code.

## How a conversation ended

ending-closing-handshake = Close frames of both, the { $peer }’s first: { $code }.
ending-close-unanswered = The { $peer } sent Close { $code }, and no Close came back.
ending-without-close = No Close frame.
ending-timed-out = { $count ->
    [one] 1 Ping was
   *[other] { $count } Pings were
} left unanswered, and no Close frame came.
ending-open = It was not seen to end.
ending-unknown = Its end was not captured.
ending-tcp = The { $peer } ended TCP first, with { $kind }.
ending-tcp-after = The { $peer } ended TCP first, with { $kind }, { $time } after the last frame.
ending-told = The client’s API tells { $code }.

## The list of rules

rules-title = The rules that are checked
rules-introduction = Framescope checks { $count } rules of RFC 6455 (WebSocket), RFC 7692 (permessage-deflate), RFC 9110 and RFC 9112 (HTTP), and RFC 9293 (TCP). This list is made from the code by framescope rules. What browsers and libraries say is quoted; … stands for anything.
rules-column-rule = rule
rules-column-section = section
rules-column-severity = severity
rules-column-peer = the peer
rules-fail = fails with { $code }
rules-fail-handshake = fails the handshake
rules-refuse = refuses with { $code }
rules-go-on = goes on

## Keys and accept values, step by step

key-wrong-length = { $bytes ->
    [one] It is Base64, but of 1 byte. A key holds 16 bytes: 24 characters, the last two “==”.
   *[other] It is Base64, but of { $bytes } bytes. A key holds 16 bytes: 24 characters, the last two “==”.
}
key-wrong-character = Character { $position }, “{ $found }”, does not belong there. A key is 22 letters of A–Z, a–z, 0–9, + and /, then “==”.
key-incomplete = It stops after { $length } characters. Base64 comes in fours, filled up with “=”: a key has 24.
step-key = key, as sent
step-guid = append the GUID
verdict-match = The accept value is the one for this key.
verdict-mismatch = A client must fail this connection: the accept value is not the one for this key.

# What was guessed of a conversation
guess-begin-found = Frames were found by how they look at byte { $at } of this direction ({ $confidence }): { $evidence }.
guess-begin-chosen = Frames are read from byte { $at } of this direction on, as you chose ({ $confidence }): { $evidence }.
guess-chosen = the best guess is byte { $at }
guess-frames = { $count ->
    [one] 1 frame
   *[other] { $count } frames in a row
}
guess-segments = { $count } of { $of } segments end on a frame’s end
guess-texts = { $count } of { $of } texts are UTF-8
guess-inflated = { $count } of { $of } compressed messages inflate
guess-violations = { $count ->
    [one] 1 rule is broken
   *[other] { $count } rules are broken
}
guess-alternatives = byte { $places } may begin one too
guess-start-other = Read from byte { $at }
guess-start-best = Back to byte { $at }
confidence-low = a weak guess
confidence-good = a good guess
confidence-high = hardly chance
# With which parameters compressed messages inflate: the guess, and its evidence
told-nothing = No handshake says how messages are compressed. { $works }
told-refused = RSV1 is set, and the handshake did not agree on permessage-deflate. They are not inflated here. { $works }
told-agreed = The handshake agreed on other parameters, and messages are read by those. { $works }
works-takeover = As it seems, with context takeover: { $after } of { $messages } compressed messages inflate so, { $alone } without it.
works-alone = As it seems, without context takeover: { $alone } of { $messages } compressed messages inflate by themselves.
works-swapped = As it seems, what was agreed for client and server is swapped: { $after } of { $messages } compressed messages inflate with the other’s parameters, and those of the other direction with this one’s.
works-window = As it seems, with a window of { $bits } bits or more: { $after } of { $messages } compressed messages inflate, and refer back by up to { $farthest } bytes.
works-nothing = None of { $messages } messages with RSV1 inflates, with context takeover or without it: they may be broken, or changed by something else.

## Sharing

share-link = Link
share-link-of = The link
share-link-short = A link of { $count } characters: chats, mail programs and browsers all take it.
share-link-long = A link of { $count } characters. Browsers take it; some chats and mail programs cut or break what is longer than 2,000: there, hand the file over.
share-link-file = It is too long for a link: that would have { $count } characters, and { $most } are the most. Save it as a file of { $size } instead, which this page opens again when it is dropped here.
share-holds = What is in it
share-scope-source = All of the source ({ $size }), how it is read, and what is selected.
share-scope-conversation = The packets of one conversation ({ $size }), and what is selected.
share-scope-message = The frames of one message ({ $size } of hex), and what is selected.
share-scope-frame = One frame ({ $size } of hex), and what is selected.
share-told-source = All WebSocket connections as HAR ({ $size }), without any other request of the file, and what is selected. They are a reconstruction from what a browser told; whoever opens it sees that.
share-told-conversation = One connection as HAR ({ $size }), and what is selected. It is a reconstruction from what a browser told; whoever opens it sees that.
share-told-bytes = These bytes are a reconstruction from what a browser told: say so to whoever gets it, since bytes alone do not.
share-edits = { $count ->
    [one] 1 edit, which can be undone there.
   *[other] { $count } edits, which can be undone there.
}
share-private = It stands behind the # of the address, and browsers send that to no server.
share-secrets = Whoever gets it can read all of it: cookies and tokens in handshakes and payloads too.
share-missing = This cannot be shared: some of its bytes were not captured, or are no longer kept.
share-too-large = This is too large to be shared: { $size }. Choose less, or hand the file over as it is.
share-broken-character = Character { $at } of the link, “{ $found }”, is none that such a link has. It was changed on its way: copy it again, whole.
share-broken-corrupt = The link or file was changed on its way: what is compressed in it cannot be read on after { $read } bytes. Copy it again, whole.
share-broken-cut = The link or file ends too early: { $read } bytes were read. It was cut on its way: copy it again, whole, or have it sent as a file.
share-broken-too-large = It inflates to more than { $limit }, and is not read further.
share-broken-newer = It was made by a newer Framescope than this one. Reload the page, so that it is the newest, and open it again.
share-broken-part = Its part { $tag }, at offset { $at }, does not hold what it must.
share-broken-empty = There is nothing in it: neither a text nor a capture.

## A frame to be copied

frame-title = { $frame }: { $facts }
frame-and = { $one }, { $other }
frame-opcode = { $opcode } ({ $name })
frame-column-bits = Bits
frame-column-field = Field
frame-column-value = Value
frame-figure = As RFC 6455 §5.2 draws it
frame-copies = To copy
frame-as-figure = Text, as the RFC draws it
frame-as-markdown = Markdown
frame-as-svg = SVG
frame-missing = There is no frame here.
picture-save-svg = Save as SVG
picture-save-png = Save as PNG
picture-more = { $count ->
    [one] 1 more byte
   *[other] { $count } more bytes
}

## Two frames or conversations side by side

join-series = { $first }; { $second }
compare-what = What
compare-is = Is it the same?
compare-same = same
compare-differs = differs
compare-random = random
compare-mixed = A frame and a conversation cannot be compared: keep two of a kind.
compare-conversation = Conversation { $number }
compare-paste = The paste
compare-of = { $name } of { $source }
compare-fields = Fields
compare-sender = direction
compare-bits = { $count } bits
compare-length-form = length in
compare-part = part of its message
compare-part-of = { $number } of { $of }
compare-inflated = inflated
compare-findings = Findings
compare-frames-same = No field differs but such as differ in any two frames.
compare-frames-differ = { $count ->
    [one] One field differs: { $fields }.
   *[other] { $count } fields differ: { $fields }.
}
compare-parting = What they carry differs first at byte { $at }
compare-ends = (ends)
compare-around-byte = That byte
compare-around-hex = From byte { $at }
compare-around-text = As text
compare-handshake = Handshake
compare-start-line-request = request line
compare-start-line-response = status line
compare-order = In the order of time
compare-goes-on = More follows that is not listed.
compare-end = How they ended
compare-end-state = state
compare-end-closes = Close frames
compare-end-ending = end
compare-limit = Of each only the first { $count } items are compared.
compare-nothing = nothing
compare-conversations-same = Nothing differs but what differs in any two conversations: keys and times.
compare-handshake-differs = Their handshakes differ in { $fields }.
compare-parts-kind = They part at item { $number }: A has { $first }, B has { $second }.
compare-parts-content = They have the same items in the same order; item { $number } is the first that carries something else: A has { $first }, B has { $second }.
compare-rest-differs = They differ in { $fields }.
