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
why-request-origin = A page of any site may open a WebSocket, and the browser adds the user’s cookies. Only the server can refuse pages that it does not know: cross-site WebSocket hijacking is what happens if it does not.
why-websocket-version = 13 is the version of RFC 6455; servers refuse others with 426 and name those that they speak.
why-subprotocol-list = The server picks one by its name, so names must be clear.
why-extension-list = What cannot be read cannot be agreed on, and half an agreement garbles every frame.
why-deflate-offer = A server must decline an offer that it cannot take as it stands; then nothing is compressed.
why-status-switching = Any other status means that the server goes on with HTTP.
why-accept-value = Only a server that read this very handshake can compute it.
why-extension-choice = An extension changes what frames mean: a client that did not ask for it cannot read them.
why-deflate-answer = Both sides must know the same window and the same history, or the first message after a reset garbles.
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
reason-method-other = The method is not GET.
reason-method-case = Methods are told apart by case: it must be GET, in capitals.
reason-http-version-old = Before HTTP/1.1 there is no Upgrade. A proxy that speaks HTTP/1.0 to the server behind it (nginx does, unless told otherwise) is the usual cause.
reason-http-version-malformed = It must be HTTP/ and two digits with a dot between.
reason-target-missing = The target is missing.
reason-target-relative = The path must begin with /.
reason-target-scheme = A whole URI as target must be http or https: ws and wss are for people, and for clients.
reason-target-fragment = A # and what follows it is never sent.
reason-target-character = This character must be percent-encoded.
reason-host-missing = There is no Host.
reason-host-repeated = Host stands there more than once.
reason-host-malformed = This is not a host with perhaps a port.
reason-upgrade-missing = There is no Upgrade. A proxy that does not pass it on is the usual cause.
reason-upgrade-other = Upgrade does not say websocket.
reason-upgrade-more = A response’s Upgrade must say websocket and nothing else.
reason-connection-missing = There is no Connection. A proxy that does not pass it on is the usual cause.
reason-connection-other = Connection has no token Upgrade. A proxy that sets it to close or keep-alive is the usual cause.
reason-key-missing = There is no Sec-WebSocket-Key.
reason-key-repeated = Sec-WebSocket-Key stands there more than once.
reason-key-empty = The key is empty.
reason-key-short = It is the Base64 of fewer than 16 bytes.
reason-key-long = It is the Base64 of more than 16 bytes.
reason-key-thirty-two = It is the Base64 of 32 bytes: 16 bytes were written in hex first, or twice as many were taken.
reason-key-url-safe = - and _ belong to base64url: a key has + and /.
reason-key-character = This character does not belong to Base64.
reason-key-padding = A key ends in == and has 24 characters.
reason-key-canonical = The last letter has bits that must be 0: A, Q, g or w stands before ==. Strict servers refuse it.
reason-key-sample = It is the RFC’s own sample, which everyone knows: a key must be random, and new each time.
reason-key-uniform = It is 16 times the same byte: a key must be random.
reason-origin-missing = There is no Origin. Browsers always send one, so this is another client, or a proxy took it off.
reason-origin-draft = Sec-WebSocket-Origin is what drafts before RFC 6455 had: today it is Origin.
reason-origin-repeated = Origin stands there more than once.
reason-origin-null = The origin is null: a file, a sandboxed frame or a data URL asked. A server that allows null allows any page that knows how to sandbox itself.
reason-origin-malformed = This is not a scheme, :// and a host with perhaps a port.
reason-origin-path = An origin has no path, not even /.
reason-origin-no-host = There is no Host to compare it with.
reason-origin-scheme = The scheme is neither http nor https: an extension or an application asked.
reason-origin-other-host = It is cross-origin: a page of another host asked. That may be meant; the server must decide.
reason-origin-other-port = It is cross-origin: a page of another port of this host asked. That may be meant; the server must decide.
reason-version-missing = There is no Sec-WebSocket-Version.
reason-version-repeated = Sec-WebSocket-Version stands there more than once.
reason-version-hixie-76 = Sec-WebSocket-Key1 and Key2 are those of hixie-76, a draft of 2010 that no browser speaks today.
reason-version-hixie-75 = There is no field of WebSocket besides Upgrade: this is hixie-75, a draft of 2010, or a proxy took them off.
reason-version-draft-7 = 7 is draft 07 of 2011, which no browser speaks today.
reason-version-draft-8 = 8 is drafts 08 to 12 of 2011, which no browser speaks today.
reason-version-draft = It is the number of a draft, or one that was never used.
reason-version-unknown = No version has this number.
reason-version-list = A request asks for one version; only a server’s refusal lists several.
reason-version-malformed = It must be a number from 0 to 255 without leading zeros.
reason-subprotocol-empty = The field names no sub-protocol: leave it out rather than send it empty.
reason-subprotocol-gap = Nothing stands between two commas.
reason-subprotocol-token = A name must be a token: no spaces, slashes or other separators.
reason-subprotocol-twice = This name stands there twice.
reason-subprotocol-repeated = A response has one Sec-WebSocket-Protocol at most.
reason-subprotocol-several = A server chooses one sub-protocol, not a list.
reason-subprotocol-unoffered = This was not offered.
reason-subprotocol-case = It was offered in other letter case, and names are told apart by case.
reason-subprotocol-none = Some were offered and none was chosen. The RFC allows that; browsers fail the connection.
reason-extension-empty = The field names no extension: leave it out rather than send it empty.
reason-extension-name = An extension begins with its name.
reason-extension-parameter = The name of a parameter must follow the semicolon.
reason-extension-value = A value must follow the equals sign.
reason-extension-quotes = What stands in quotation marks must be a token too, and the second mark must be there.
reason-extension-character = This character cannot follow what stands before it.
reason-extension-unoffered = This was not offered.
reason-extension-twice = It was accepted twice.
reason-deflate-unknown = permessage-deflate has no such parameter.
reason-deflate-twice = This parameter stands there twice.
reason-deflate-range = Window bits are 8 to 15, without leading zeros.
reason-deflate-value = This parameter has no value.
reason-deflate-no-value = This parameter must have a value here.
reason-deflate-unasked = The client did not say that it takes client_max_window_bits, so a server must not send it.
reason-deflate-larger = The window is larger than the client offered.
reason-deflate-window-dropped = The client asked for a window, and the answer must repeat it, or make it smaller.
reason-deflate-takeover-dropped = The client asked for server_no_context_takeover, and the answer must repeat it.
reason-deflate-bad-offer = No offer is as it must be, so the server had to decline them.
reason-accept-missing = There is no Sec-WebSocket-Accept.
reason-accept-repeated = Sec-WebSocket-Accept stands there more than once.
reason-accept-wrong = It is not the value for this key.
reason-accept-no-key = The request has no key that it could be compared with.
reason-status-malformed = The status line has no status code of three digits.
reason-status-interim = It announces that the answer follows.
reason-status-200 = 200: the server answered with a page. Nothing there speaks WebSocket at this path, or a proxy took Upgrade off.
reason-status-301 = 301: the endpoint has moved, often because of a missing or extra / at its end, or from http to https. Browsers do not follow: use the address in Location.
reason-status-302 = 302: the server sends the client elsewhere, often to a login. Browsers do not follow.
reason-status-303 = 303: the server sends the client elsewhere. Browsers do not follow.
reason-status-307 = 307: the server sends the client elsewhere, often from http to https. Browsers do not follow: use the address in Location.
reason-status-308 = 308: the endpoint has moved, often from http to https. Browsers do not follow: use the address in Location.
reason-status-400 = 400: the server found the request broken. The checks above may tell why; proxies that take Upgrade or Connection off are the usual cause.
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
reason-status-other = A client must not open a WebSocket after this status.
reason-version-answer-missing = A refusal of the version must list those that the server speaks.
reason-version-answer-malformed = It must be a list of numbers from 0 to 255.
reason-version-answer-same = It lists the version that was asked for, so the refusal is about something else.
reason-line-feed = A line ends in LF alone. Most readers take it, some do not.
reason-carriage-return = CR stands inside a line.
reason-field-no-colon = A line has no colon.
reason-field-space = Nothing may stand between a name and its colon.
reason-field-name-empty = Nothing stands before the colon.
reason-field-name = This character does not belong in a name.
reason-field-leading = The first line behind the start line begins with a blank.
reason-value-nul = A NUL stands there.
reason-value-control = A control character stands there.
reason-value-beyond-ascii = Bytes beyond ASCII stand there, and each reader takes them as it likes.
reason-body-length = Content-Length announces a body.
reason-body-encoding = Transfer-Encoding announces a body.
reason-body-length-zero = Even Content-Length: 0 must not stand in a 101.

## Verdicts on a handshake

verdict-sound = The handshake is sound: the connection opens.
verdict-cautioned = The connection opens. What is marked with ! is often a fault all the same.
verdict-nothing = No handshake was captured.
verdict-request-sound = A server can accept this request. The response is not here.
verdict-response-sound = Nothing is wrong with this response. Whether it answers its request cannot be told: that is not here.
verdict-refuse = A server must refuse this request with { $status }: { $why }
verdict-fail = A client must fail this connection: { $why }
verdict-not-switched = No WebSocket opens: { $why }
verdict-bent = The connection opens, and a rule is broken: { $why }
verdict-unsure = It cannot be told whether the connection opens: { $why }
verdict-accept = A client must fail this connection: the accept value is not the one for this key.
verdict-key-sound = The key is sound. A server that accepts it answers { $accept }.
verdict-key-bad = A server must refuse this key: { $why }
verdict-pair-sound = The accept value is the one for this key.
verdict-accept-alone = An accept value alone proves nothing: paste the key too.
verdict-uri-sound = The URI is sound. It leads to { $host }, port { $port }, { $tls ->
    [wss] with TLS
   *[other] without TLS
}.
verdict-uri-bad = This is no URI of WebSocket: { $why }
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
steps-key = key, as sent
steps-guid = append the GUID
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
diagnosis-two = Two things together: { $first } { $second } That gives exactly the value that was sent.
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
origin-same-origin = Scheme, host and port are those of the page: it is the same origin, as far as a head tells. Whether TLS was spoken it does not tell.
origin-cross-origin = The page is of another origin. Browsers let it open the connection all the same and send along the server’s cookies; no CORS stops it. A server that does not compare Origin with a list of its own can be used by any page in the name of its visitor: cross-site WebSocket hijacking (RFC 6455 §10.2).
origin-no-page = No page that a browser vouches for: Origin is missing, null, or of another scheme. A server that trusts cookies should refuse it.
extensions-title = Extensions: what was offered, what was answered
extensions-name = Extension or parameter
extensions-offered = Offered
extensions-answered = Answered
extensions-means = What it does
extensions-yes = yes
extensions-more = … { $count } more
parameter-permessage-deflate = Messages are compressed with DEFLATE; RSV1 marks them (RFC 7692).
parameter-server-no-context-takeover = The server forgets after each message: less memory at the server, larger messages.
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
uri-fault-place = { $why } At character { $position } stands “{ $found }”.
uri-fault-end = { $why } The URI ends there.
uri-fault-scheme-missing = It must begin with ws: or wss:.
uri-fault-scheme-http = It begins with http: where ws: is meant. Browsers take it for that since 2023, others do not.
uri-fault-scheme-https = It begins with https: where wss: is meant. Browsers take it for that since 2023, others do not.
uri-fault-scheme-other = Its scheme must be ws or wss.
uri-fault-slashes-missing = // must follow the scheme.
uri-fault-host-missing = There is no host.
uri-fault-host-character = No host has this character: beyond ASCII it is written in Punycode.
uri-fault-host-literal = In brackets stands an IPv6 address, and a bracket closes it.
uri-fault-port-character = A port has digits alone.
uri-fault-port-range = A port is 65,535 at most.
uri-fault-percent-encoding = Two hex digits must follow %.
uri-fault-character = This character must be percent-encoded.
uri-fault-fragment = A URI of WebSocket has no fragment: # is written %23.

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
