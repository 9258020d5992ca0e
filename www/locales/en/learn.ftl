# Words of the Learn place, a program of its own. It has those of the page too: its examples are drawn as in Inspect.
# In the longer texts each line is a paragraph, `…` is code, and [6455 5.2] is a link to that section of that RFC.
# What is said of the bytes of www/learn/connection.pcapng is true for that recording: www/learn/README.md shows how to see it there.

## The frame of the place

learn-contents = Contents
learn-connection = The connection
learn-done = read
learn-read = { $count } of { $of } read
learn-connection-title = A WebSocket connection, every byte
learn-connection-lead =
    One real conversation, recorded between two programs: { $packets } packets, { $frames } frames, { $bytes } bytes of TCP payload. It is told here in the order of time, the client left, the server right. No byte of that payload is left out, nor of the TCP headers that open and close the connection.
    Open any line and click its bytes: they say what they are. All of them are alive: edit the request, flip a bit of a frame, change a key, type another payload, and see what a receiver would make of it. Nothing that you do here leaves this tab.
learn-take-all = Take the capture to Inspect
learn-download = connection.pcapng
learn-link = A link to { $name }
learn-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
learn-made = made for this page, not recorded
learn-packets-one = Packet { $first } of the capture.
learn-packets-several = Packets { $first } to { $last } of the capture.
learn-stream-client = Bytes { $first } to { $last } of what the client sent, counted from 0.
learn-stream-server = Bytes { $first } to { $last } of what the server sent, counted from 0.
learn-runs = Bytes
learn-fields = All fields
learn-commands = See it in the capture
learn-inflated-window = Inflated, with what came before it in the window
learn-inflated-alone = Inflated without that
learn-inflated-not = It cannot be: it points back to bytes that are not there.
learn-try = Try it
learn-edit = Edit
learn-every = Explain every byte
learn-back = Back to the bytes as they were
learn-take = Take this to Inspect
learn-edit-lines = The head, line by line. Each line end is sent as CR, LF; the empty line ends the head.
learn-edit-hex = The header, in hex
learn-not-hex = Character { $at }, “{ $found }”, is not a hex digit. The header keeps what it had.
learn-odd-hex = { $digits } hex digits: one is missing, since a byte has two. The header keeps what it had.
learn-judged = What comes of the handshake
learn-broken = What is wrong here
learn-checks = All that was checked
learn-follows = The accept value here is computed from the request as you changed it: a server would answer so.
learn-affected-breaks = What this change breaks elsewhere
learn-affected-suffers = What a change elsewhere breaks here
learn-affected-at-breaks = There:
learn-affected-at-suffers = Changed:
learn-astray = No frame begins there any more: these bytes are read as part of another one.

## What can be tried

learn-attempt-zero-key = Set the key to 00 00 00 00
learn-attempt-random-key = New random key
learn-attempt-no-mask = Take the mask off
learn-attempt-mask = Mask it
learn-attempt-other-fin = Flip FIN
learn-attempt-sixteen-bits = Say the length in 16 bits
learn-attempt-sixty-four-bits = Say the length in 64 bits
learn-attempt-text-again = Make its opcode 1
learn-attempt-long-ping = Give it 126 bytes
learn-attempt-other-rsv1 = Flip RSV1
learn-attempt-no-status = Close with 1005
learn-attempt-own-status = Close with 4000
learn-attempt-sample-key = Take the key of the RFC’s example
learn-attempt-short-key = Make the key one of 15 bytes
learn-attempt-no-upgrade = Leave Upgrade out
learn-attempt-draft-version = Make the version 8
learn-attempt-other-accept = Answer another key
learn-attempt-other-protocol = Pick chat.v3
learn-attempt-status-ok = Answer 200
learn-attempt-whole-checksum = Write the whole checksum
learn-attempt-other-reset = Flip RST
learn-try-of-request = What would a server answer? Watch the verdict, and the answer below.
learn-try-of-answer = What would a client make of it?
learn-try-of-hello = Change the key and watch the payload: the text stays, its bytes on the wire do not.
learn-try-of-echo = What must a client do with a frame that comes masked?
learn-try-of-attack = Set the key to zero and read the wire as a proxy would, in the column of letters.
learn-try-of-sixteen-bits = 64 bits hold 256 as well. May a sender use them?
learn-try-of-seven-bits = 18 fits into 7 bits, and a sender must use the shortest form that holds it.
learn-try-of-first-fragment = With FIN set the message would be over here.
learn-try-of-second-fragment = A fragment that bears an opcode of its own begins a message inside of a message.
learn-try-of-last-fragment = Without FIN the receiver waits for more, for ever.
learn-try-of-ping-between = A control frame has at most 125 bytes, and is never cut into fragments.
learn-try-of-ping = A control frame has at most 125 bytes, and is never cut into fragments.
learn-try-of-price = Without RSV1 these bytes are taken for the text itself.
learn-try-of-price-back = Without RSV1 these bytes are taken for the text itself.
learn-try-of-price-again = Without RSV1 these bytes are taken for the text itself.
learn-try-of-price-again-back = Without RSV1 these bytes are taken for the text itself.
learn-try-of-close = 1005 means that no status came: so it must never be sent. 4000 to 4999 belong to applications.
learn-try-of-close-back = 1005 means that no status came: so it must never be sent. 4000 to 4999 belong to applications.

## The accept value, step by step

learn-accept-title = The accept value, computed
learn-accept-key = The key of the request. Change it, and what follows changes.
learn-accept-unsound = A key has to be the Base64 of 16 bytes. A strict server refuses this one; the steps are computed all the same.
learn-accept-joined = The key’s text, not the 16 bytes that it stands for, with a GUID behind it that is the same for everyone, in capital letters [6455 1.3].
learn-accept-digest = The SHA-1 of that text: 20 bytes.
learn-accept-value = These in Base64: 28 characters, the last of them a padding `=`.
learn-accept-same = It is the value that the server sent.
learn-accept-follows = It is the value for this key, and the answer bears it now: it follows the request.
learn-accept-differs = The answer bears another value: a client must fail this connection.
learn-accept-no-key = The request has no key: there is nothing to compute.
learn-accept-again = Back to the recorded key

## The parts

learn-part-tcp-opens = TCP opens
learn-tell-tcp-opens =
    Before a single byte of HTTP, both sides agree on where to begin to count. Three segments do it: SYN, SYN and ACK, ACK. Each side picks a starting number that nobody can guess and hears the other acknowledge it [9293 3.5].
    Then there is a stream in each direction: bytes that come in order, each once, however the network cuts them into packets. WebSocket builds on just that. A frame may be cut by any segment, and a segment may hold many frames.
learn-part-the-request = The request
learn-tell-the-request =
    A WebSocket connection begins as HTTP: a GET that asks the server to speak another protocol on this very connection [6455 4.1]. So it can go where HTTP goes: to the same port, through the same proxies, with the same cookies.
    The client here is a program, not a browser. A browser writes much the same lines and some more: its User-Agent and the cookies of the site. And its Origin can be believed, since no script can change it.
learn-part-the-answer = The answer, 101
learn-tell-the-answer =
    `101 Switching Protocols`: from the empty line on, both directions carry frames [6455 4.2.2]. With any other status it stays HTTP: a client may log in after a 401, or follow a redirect [6455 4.1]. A script in a browser mostly hears only that it failed, and not why.
    What proves that the server did not just echo, and is no cache that answers from what it had, is the accept value: it can only be had from this request’s key.
learn-part-masked-text = A masked text frame
learn-tell-masked-text =
    Now there is no HTTP any more, only frames. The client says “Hello” and the server says it back: the same five letters, 11 bytes one way and 7 the other.
    A frame begins with two bytes that are always there. What follows depends on them: more bytes of length, a masking key, then the payload [6455 5.2].
learn-part-why-masking = Why masking exists
learn-tell-why-masking =
    Every frame from a client is masked, and no frame from a server [6455 5.1]. It looks like encryption and is none: the key stands in front of what it masks, for all to see. If nobody is to read along, it takes TLS, which is what `wss` is.
    Masking protects those in between. Say a page could choose what stands on the wire. It opens a connection to a server of its own, and sends a message that reads like an HTTP request for a script of some other site; its server answers with bytes that read like an HTTP response. A careless proxy on the way, which has not understood the upgrade, takes both for HTTP and puts the answer into its cache: from then on it hands the attacker’s script to everyone who asks for the other site’s. Researchers did this to real proxies while the RFC was being written [6455 10.3].
    So the client draws a new key for each frame, from a source that no script can foresee, after the script has handed over its message. The page knows the payload, and still cannot know how a single byte of it will look on the wire. A server does not mask: whoever runs one can send any bytes anyway, without WebSocket.
learn-part-lengths = Three ways to say a length
learn-tell-lengths =
    A length is written in 7 bits, if it is 125 or less. The two numbers that are left are not lengths: 126 says that the length follows in 16 bits, 127 that it follows in 64 [6455 5.2]. All of them are big-endian: the byte that weighs most comes first.
    So a header has 2 to 14 bytes, and most frames are content with 2 or 6. The shortest form that holds the length must be used. And the length is of bytes, not of characters: “你好” has 6.
learn-part-fragments = Fragments, and a ping between
learn-tell-fragments =
    A sender that does not know yet how long its message will be can send it in fragments. The first bears the opcode, the others opcode 0, continuation; FIN is 0 in all but the last [6455 5.4]. Here it is the server that does so: “One message, ”, “three ”, “frames.”
    Fragments of two messages never mix. But a control frame (ping, pong, close) may stand between two fragments, so that a long message does not hold it up. A receiver answers a ping as soon as it can, without waiting for the end of the message, and then goes on with the message where it was.
learn-part-ping-pong = Ping and pong
learn-tell-ping-pong =
    Ping asks: are you there? Pong says: I am, and this is what you asked with [6455 5.5.2]. They keep a quiet connection from being taken for dead by a router or a proxy, and measure the time there and back.
    Either side may ping. A script in a browser cannot: the browser answers pings by itself and shows none of it. This client is a program, and can.
learn-part-compression = Compression remembers
learn-tell-compression =
    permessage-deflate was agreed with the handshake [7692 7]. Whether a message is compressed is the sender’s choice, for each anew: RSV1 in its first frame says so. None of the messages until here was.
    The client now sends the same 75 bytes of JSON twice, and the server says them back each time. The first one takes 72 bytes: there is little in it that comes twice. The second takes 6.
    That is the window. Both ends keep the last 32 KiB that went this way, across messages, and a message may point back into what came before it. It makes small, similar messages tiny; it also means that whoever misses one message cannot read what points back into it.
learn-after-compression =
    Each direction has a window of its own: the server’s first answer is as long as the client’s first message, though both ends knew that text by then. And each window costs memory for as long as the connection lasts. `server_no_context_takeover` and `client_no_context_takeover` in the handshake make the side that they name forget after each message [7692 7.1.1].
learn-part-closing = Close, and close back
learn-tell-closing =
    Either side may end it, with a Close frame that can say why: a status code and, behind it, a reason [6455 5.5.1]. The other answers with a Close of its own, and nothing more is sent. So each side knows that it has all that the other sent.
    If there is no Close, only TCP’s end, a script reads 1006 in its close event. That number never was on the wire: it says that no Close came.
learn-part-tcp-closes = TCP closes
learn-tell-tcp-closes =
    Then TCP closes, each direction for itself: FIN says that no more bytes come, ACK that this was understood. Two directions, two of each: four segments. Where the second FIN is quick it travels with the first ACK, and there are three.
    The server goes first [6455 7.1.1]. That is deliberate, since the side that sends the first FIN has to pay for it.
learn-after-tcp-closes =
    What it pays is TIME_WAIT: for some time (twice as long as a segment can be under way [9293 3.6]; on Linux 60 seconds) its pair of addresses and ports stays taken. If the last ACK was lost, someone has to be there to send it again; and a late segment must not be taken for a part of a new connection between the same two ports. A server can bear that. A client that connects again and again, and closes first, runs out of ports.
    That was all of it. Of the bytes that the two programs gave to TCP, each has been told.

## What is shown: names, and what is said first

learn-record-syn = SYN
learn-about-syn = “I begin to count at this number.” The client, from a port that its system chose, to the port that the server listens on. There is no payload, only a header of 40 bytes: 20 that each segment has, and 20 of options, some of which may be offered here and nowhere later.
learn-record-syn-ack = SYN, ACK
learn-about-syn-ack = “I heard yours, and mine begins here.” It acknowledges the client’s number and gives the server’s own.
learn-record-ack = ACK
learn-about-ack = “I heard yours.” Now both know that the other hears them. The client could send its request with this segment; here it comes a little later.

learn-record-request = The request
learn-about-request = Nine lines and an empty one, 299 bytes, all of them ASCII. The order of the lines does not matter, but for the first; neither do capital letters in their names.
learn-record-answer = The answer: 101 Switching Protocols
learn-about-answer = The server agrees: six lines and an empty one. The byte behind the empty line would already be a frame’s.

learn-record-hello = “Hello”, masked
learn-about-hello = Two bytes of header, four of key, five of payload, which are not “Hello” until the key is put on them once more.
learn-record-echo = The echo, not masked
learn-about-echo = The same text from the server. It has no key, so its payload can be read as it stands.

learn-record-attack = What if a page could choose the bytes?
learn-about-attack = A text message whose payload is an HTTP request. A page may send that: it is a text like any other. But no proxy finds a GET on the wire: the client chose a key that the page could not know.

learn-record-sixteen-bits = 256 bytes: 16 more bits
learn-about-sixteen-bits = A binary message: each value that a byte can have, once. 256 does not fit into 7 bits, so the second byte says 126 and two more bytes say 256.
learn-record-seven-bits = 18 bytes: 7 bits
learn-about-seven-bits = “A long one, please”: the server will answer that with what comes next. 18 is at most 125, so it stands in the second byte itself.
learn-record-sixty-four-bits = 65,536 bytes: 64 more bits
learn-about-sixty-four-bits = The first length that 16 bits do not hold: they end at 65,535. The server sends 1,024 lines of 64 bytes, in three TCP segments: 32,768, 32,768 and 10 bytes. No segment says anything of frames; the receiver counts.

learn-record-ask-for-pieces = “In pieces, please”
learn-about-ask-for-pieces = The client asks for it, in a frame that is whole: FIN 1, opcode 1.
learn-record-first-fragment = “One message, ”
learn-about-first-fragment = FIN 0: there is more to come. Opcode 1: what comes is a text, in all of its fragments.
learn-record-ping-between = A ping, in the middle of the message
learn-about-ping-between = The message is not over, and yet here is a frame that does not belong to it. Its opcode is 9: the highest of the four bits is set, which makes it a control frame.
learn-record-pong-between = The pong to it
learn-about-pong-between = The client answers at once, with the very bytes of the ping, masked as all that it sends.
learn-record-second-fragment = “three ”
learn-about-second-fragment = On with the message. Opcode 0: this goes on with what was begun; FIN 0: and is not the end of it.
learn-record-last-fragment = “frames.”
learn-about-last-fragment = FIN 1 with opcode 0: the last fragment. The message is whole: “One message, three frames.” Where it was cut means nothing: a proxy that understands the connection may cut it elsewhere, or put it together [6455 5.4].

learn-record-ping = Ping, from the client
learn-about-ping = Four bytes of payload, “tick”, so that the answer can be told from answers to other pings.
learn-record-pong = Pong, from the server
learn-about-pong = The same four bytes back. A pong that nobody asked for is allowed too: it says “I am here”, and nobody answers it.

learn-record-price = A message, compressed
learn-about-price = 75 bytes of JSON in 72. RSV1 is 1: first unmask, then inflate. A compressed message is made to end with `00 00 ff ff`: these four bytes are left out, and the receiver puts them back [7692 7.2.1].
learn-record-price-back = The answer, from the other window
learn-about-price-back = The server sends the same text back, and its 72 bytes are the same as the client’s were before masking. Its window was empty.
learn-record-price-again = The same message again
learn-about-price-again = 6 bytes. Inflated they read: one letter, the opening brace; then “copy 74 bytes from 75 back”. So much for the second price.
learn-record-price-again-back = The same answer again
learn-about-price-again-back = 6 bytes here too: the server’s window holds its own first answer.

learn-record-close = Close, from the client
learn-about-close = Opcode 8, and a payload that begins with a number: 1000, a normal end. Then the reason, “bye”, for people and logs. FIN has nothing to do with it: it is 1, as in any frame that is whole.
learn-record-close-back = Close, from the server
learn-about-close-back = The same code and reason back, not masked. After this no frame may be sent in this direction either.

learn-record-fin = FIN, from the server
learn-about-fin = The server has sent its last byte. Its FIN takes a number in the count as if it were one byte, so that it can be acknowledged like one.
learn-record-fin-acknowledged = ACK, from the client
learn-about-fin-acknowledged = The client’s system has heard it. The client itself could go on sending: only one direction is closed.
learn-record-fin-back = FIN, from the client
learn-about-fin-back = Some milliseconds later the client closes its own direction.
learn-record-last-ack = The last ACK
learn-about-last-ack = The 53rd packet and the last. The client is done as soon as it comes. The server stays in TIME_WAIT.

## The bytes: names

learn-run-source-port = source port
learn-run-destination-port = destination port
learn-run-sequence-number = sequence number
learn-run-acknowledgment-number = acknowledgment number
learn-run-offset-flags = data offset, flags
learn-run-window = window
learn-run-checksum = checksum
learn-run-urgent-pointer = urgent pointer
learn-run-maximum-segment-size = maximum segment size
learn-run-selective-acknowledgment = SACK permitted
learn-run-timestamps = timestamps
learn-run-padding = no operation
learn-run-window-scale = window scale
learn-run-other-option = another option
learn-run-data = data

learn-run-request-line = request line
learn-run-sec-websocket-version = version
learn-run-sec-websocket-key = key
learn-run-connection = connection
learn-run-upgrade = upgrade
learn-run-sec-websocket-extensions = extensions
learn-run-sec-websocket-protocol = sub-protocol
learn-run-origin = origin
learn-run-host = host
learn-run-empty-line = end of the head
learn-run-status-line = status line
learn-run-sec-websocket-accept = accept
learn-run-other-field = another field
learn-run-other-line = no field

learn-run-first-byte = FIN, RSV, opcode
learn-run-second-byte = MASK, length
learn-run-extended-payload-len = extended length
learn-run-masking-key = masking key
learn-run-payload = payload
learn-run-status-code = status code
learn-run-reason = reason

## The bytes: what they are

learn-why-source-port = Port { $number } of whoever sends this. With both addresses and the other port it names the connection: no two have the same four [9293 3.1].
learn-why-destination-port = Port { $number } of whoever it is for. A WebSocket server listens on any port; 80 and 443 are what `ws` and `wss` mean if none is named [6455 3].
learn-why-sequence-number = { $number }: the number of the first byte in this segment, counted in its sender’s direction, from a start that was drawn at random. SYN and FIN count as one byte each [9293 3.4].
learn-why-acknowledgment-number = { $number }: the number of the byte that its sender waits for. All before it have come. It counts only if the flag ACK is set.
learn-why-offset-flags = The first four bits say how long this header is, in words of four bytes. Four bits are reserved. The last eight are flags: CWR, ECE, URG, ACK, PSH, RST, SYN, FIN, from left to right [9293 3.1].
learn-why-window = { $number }: for how many more bytes its sender has room. Except in a segment with SYN, it is to be multiplied by 2¹⁰, since both said so when they opened the connection [7323 2.2].
learn-why-checksum = A sum over header, payload, both addresses, protocol and length [9293 3.1]. On its own loopback a kernel spares itself the work and writes only the beginning of the sum, the part over addresses, protocol and length. A capture from a real network shows the whole one.
learn-why-urgent-pointer = It means something only with the flag URG, which hardly anyone sets any more.
learn-why-maximum-segment-size = Kind 2, 4 bytes long: “send me at most { $value } bytes of payload in a segment” [9293 3.7.1]. On loopback packets may be as large as 65,535 bytes; on Ethernet it is usually 1,460.
learn-why-selective-acknowledgment = Kind 4, 2 bytes long: “you may tell me of gaps” [2018 2]. Then, after a loss, only what is missing is sent again. Nothing was lost here.
learn-why-timestamps = Kind 8, 10 bytes long: its sender’s clock, then the last clock that it heard from the other [7323 3.2]. Both are in milliseconds here. So each side knows how long the way there and back takes.
learn-why-padding = Kind 1: nothing. It puts what follows where a processor reads it easily.
learn-why-window-scale = Kind 3, 3 bytes long: windows that I announce from now on are to be multiplied by 2 to the power of { $value }, which is { $factor } [7323 2.2]. Sixteen bits alone could say no more than 65,535.
learn-why-other-option = An option of another kind: its first byte. The second says how long it is, with these two; where it says more than there is, no receiver can tell what follows [9293 3.2].
learn-why-data = It stands behind the end of the header, as the data offset says: bytes of the stream. In a head it is what follows the empty line: a handshake has no body, so here it would be frames.

learn-why-request-line = The method has to be GET and the version at least HTTP/1.1 [6455 4.1]. `/chat` is the path of the address `ws://127.0.0.1:8080/chat`; what stands behind `?` would come along, what stands behind `#` is not allowed in such an address.
learn-why-sec-websocket-version = 13 is the version of RFC 6455, and there is no other in use. A server that speaks others refuses, mostly with 426, and names them [6455 4.4].
learn-why-sec-websocket-key = The Base64 of 16 random bytes, new for each connection: 24 characters, the last two of them `==`. It is no password and protects no secret. The server has to compute something from it that nobody would send by accident [6455 11.3.1].
learn-why-connection = Names what is for the next hop only, and must not be passed on by a proxy: here the field Upgrade [9110 7.6.1]. It is a list: some browsers send `keep-alive, Upgrade`, and a server has to look for `upgrade` among its members, whatever its capital letters.
learn-why-upgrade = The protocol to change to. The comparison is one without regard to case [6455 4.2.1].
learn-why-sec-websocket-extensions = Extensions that change what frames mean. In a request they are offers, in the order of preference; the answer holds those that were accepted, and none that was not offered [6455 9.1].
learn-why-sec-websocket-protocol = What the messages will be about, by a name that both sides know. A client lists what it speaks, the one it likes best first; the server picks one or none [6455 1.9].
learn-why-origin = Where the page came from that wants to connect. A browser always sends it and no script can change it, so a server can refuse the pages of others, which might come with the cookies of its own users. There is no same-origin rule for WebSocket but this one, and it is the server’s to apply [6455 10.2]. A program like this client writes here what it likes.
learn-why-host = To whom, with the port, since that is not the usual one for `ws`. Several sites may share an address [9110 7.2].
learn-why-empty-line = CR, LF: the head ends here. The next byte in this direction is the first of a frame.
learn-why-status-line = 101: the protocol changes. With 200, 301, 401 or 403 it would not, and a script would hear of an error that it is told nothing about [6455 4.1].
learn-why-sec-websocket-accept = The proof that this is an answer to this very request, from someone who speaks WebSocket. It proves nothing about who that is. How it is computed stands below [6455 4.2.2].
learn-why-other-field = A field that WebSocket gives no meaning to. Others may: cookies of the site, a proxy, the application [6455 4.1].
learn-why-other-line = A line without a colon is no header field [9112 5.1].

learn-why-first-byte = Eight bits: FIN says whether this ends a message. RSV1 to RSV3 are 0 unless an extension gave them a meaning. The last four are the opcode: what kind of frame [6455 5.2].
learn-why-second-byte = One bit and seven: MASK says whether a key follows, which is so in each frame from a client and in none from a server. The others are the length, up to 125; 126 and 127 send the reader on [6455 5.2].
learn-why-extended-payload-len = The length itself, as an unsigned number with its most significant byte first, as all numbers in a network. Of 64 bits the first has to be 0 [6455 5.2].
learn-why-masking-key = Four bytes, drawn anew for each frame. Byte i of the payload was XORed with byte i mod 4 of this; XOR once more gives it back [6455 5.3]. It protects caches on the way, not the message: the key travels in the clear.
learn-why-payload = What the frame is for. If it is masked, each byte here stands XORed with one byte of the key; the lines below put it back.
learn-why-status-code = Why it closes, as a 16-bit number. 1000 is a normal end, 1001 that someone goes away, 1002 a broken rule; 3000 to 3999 are registered, 4000 to 4999 are the application’s own [6455 7.4].
learn-why-reason = A reason as UTF-8, at most 123 bytes. It is for people: programs go by the code.

## What a segment’s header says now

learn-now-offset-here = Data offset { $words }: a header of { $count } bytes.
learn-now-offset-short = Data offset { $words }: { $count } bytes, and every header has 20 at least. No receiver takes this segment.
learn-now-offset-beyond = Data offset { $words }: { $count } bytes, and only { $there } are here.
learn-now-flags = Set are { $flags }.
learn-now-no-flags = No flag is set.
learn-now-checksum-right = Now it is the whole sum, and right.
learn-now-checksum-begun = Here it is the beginning only. The whole sum would be { $whole }.
learn-now-checksum-wrong = It is wrong: { $whole } would be right. A receiver drops this segment without a word.

## The bytes: what they are just here

learn-at-syn-offset-flags = `a0 02`: ten words, 40 bytes, and of the flags only SYN.
learn-at-syn-ack-offset-flags = `a0 12`: 40 bytes again, SYN and ACK.
learn-at-ack-offset-flags = `80 10`: eight words, 32 bytes, and ACK, which is set in every segment from now on.
learn-at-fin-offset-flags = `80 11`: 32 bytes, ACK and FIN.
learn-at-fin-acknowledged-offset-flags = `80 10`: 32 bytes, ACK.
learn-at-fin-back-offset-flags = `80 11`: 32 bytes, ACK and FIN.
learn-at-last-ack-offset-flags = `80 10`: 32 bytes, ACK.
learn-at-syn-acknowledgment-number = Nothing yet: ACK is not set, since nothing came.
learn-at-syn-ack-acknowledgment-number = The client’s number and one more: the SYN counted as a byte.
learn-at-fin-acknowledged-acknowledgment-number = One more than the server’s FIN: that was heard.
learn-at-last-ack-acknowledgment-number = One more than the client’s FIN: that was heard. The server’s own sequence number has gone up by one too, since its FIN counted.
learn-at-fin-sequence-number = The server’s first number, and one for its SYN, and 65,902 for all that it sent.
learn-at-syn-window = In a segment with SYN the scale is not applied: 65,495 bytes, as they stand.
learn-at-syn-ack-window = In a segment with SYN the scale is not applied: 65,483 bytes, as they stand.
learn-at-ack-window = 64 times 1,024 is 65,536 bytes.
learn-at-request-sec-websocket-extensions = The client offers permessage-deflate, and adds that it can do with a smaller window for what it sends, if the server wants that.
learn-at-answer-sec-websocket-extensions = Accepted, without a parameter: windows of 32 KiB both ways, kept from message to message.
learn-at-request-sec-websocket-protocol = It speaks chat.v2 and chat.v1: two names that these two programs made up.
learn-at-answer-sec-websocket-protocol = The server picks chat.v2. Had it picked what was not asked for, the client would have to break off.
learn-at-hello-first-byte = `81` is 1000 0001: FIN 1, RSV 000, opcode 1, a text.
learn-at-hello-second-byte = `85` is 1000 0101: MASK 1, length 5.
learn-at-hello-payload = 1d ⊕ 55 = 48, which is H; 9e ⊕ fb = 65, e; and so on. The fifth byte begins with the key anew: 3a ⊕ 55 = 6f, o.
learn-at-echo-second-byte = `05`: MASK 0, length 5, and no key. The client’s frame has `85` here, with MASK 1; then its key, which changes each byte of the payload.
learn-at-echo-payload = `48 65 6c 6c 6f` is Hello, in ASCII and so in UTF-8.
learn-at-sixteen-bits-first-byte = `82`: FIN 1, opcode 2, binary.
learn-at-sixteen-bits-second-byte = `fe` is 1111 1110: MASK 1, and 126, which is not the length: it follows in 16 bits.
learn-at-sixteen-bits-extended-payload-len = `01 00` is 1 × 256 + 0: 256. Read the wrong way round it would be 1.
learn-at-seven-bits-second-byte = `92` is 1001 0010: MASK 1, length 18.
learn-at-sixty-four-bits-second-byte = `7f` is 0111 1111: MASK 0, and 127: the length follows in 64 bits.
learn-at-sixty-four-bits-extended-payload-len = `00 00 00 00 00 01 00 00` is 65,536, one more than two bytes can say.
learn-at-sixty-four-bits-payload = 1,024 lines, from “1024 bottles of bytes on the wire” down to the last one. Not all is drawn here: Inspect shows every byte.
learn-at-first-fragment-first-byte = `01`: FIN 0, opcode 1.
learn-at-ping-between-first-byte = `89`: FIN 1, opcode 9. A control frame is always whole.
learn-at-pong-between-first-byte = `8a`: FIN 1, opcode 10, which is a pong.
learn-at-second-fragment-first-byte = `00`: FIN 0, opcode 0. A byte of zeros, and it says a lot.
learn-at-last-fragment-first-byte = `80`: FIN 1, opcode 0.
learn-at-price-first-byte = `c1` is 1100 0001: FIN 1, RSV1 1, opcode 1.
learn-at-price-again-first-byte = `c1`: RSV1 is 1 here too. Each message says for itself whether it is compressed.
learn-at-price-again-payload = Unmasked `aa a6 9e 51 00 00`: 39 bits of it are one block with one letter, one copy and its end; the rest is the beginning of an empty block, of which `00 00 ff ff` was cut off.
learn-at-close-first-byte = `88`: FIN 1, opcode 8.
learn-at-close-status-code = Unmasked `03 e8`, 3 × 256 + 232: 1000.
learn-at-close-back-status-code = `03 e8`: 1000. The answer to a Close usually says the same code.
