# Words that only the command line says.

command-masked = mask { $key }
command-compressed = compressed
command-cut = cut off
command-frames = { $count ->
    [one] 1 frame
   *[other] { $count } frames
}
command-messages = { $count ->
    [one] 1 message
   *[other] { $count } messages
}
command-violations = { $count ->
    [0] no violation
    [one] 1 violation
   *[other] { $count } violations
}
command-cautions = { $count ->
    [one] 1 caution
   *[other] { $count } cautions
}
command-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
command-empty = There are no bytes in it.
command-not-text = Byte { $offset } is not UTF-8 text. Raw bytes are read with --raw.
command-spool-limit = What can be read but once is kept in memory, and there are more than { $count } bytes. What came before was read. Save it as a file.
command-no-conversation = There is no conversation { $number }: it has { $count }.
command-no-capture = { $option } is for captures, and this is none.
command-no-start = No frames can begin there: { $option }. Those of which it is not sure where they begin are listed by decode, with what can be chosen.
command-not-a-capture = This is no capture.
command-which-conversation = Which of { $count } conversations? Say it with --conversation.
command-no-frames = It has no conversation with frames.
command-no-frame = There is no frame { $number }: it has { $count }.
command-terminal = This is not for a terminal. Say with -o where it is to go.
command-exists = “{ $name }” is there already. With --force it is overwritten.
command-same-file = “{ $name }” is what is read.
command-filter-of-rows = A filter chooses rows: --filter is for json, csv and packets.
command-exported = { $name }: { $size }
command-exported-messages = { $count ->
    [one] { $name }: 1 message
   *[other] { $name }: { $count } messages
}
command-column-ends = client → server
command-column-interface = interface
command-column-protocol = sub-protocol
command-column-extensions = extensions
command-length-form = A payload of { $bytes } bytes does not fit the { $form }-bit length form.
command-expected-opcode = the name of an opcode or a number from 0 to 15 was expected
command-expected-mask = 8 hex digits, random or none was expected
command-expected-start = the number of a conversation from 1, client or server, and a stream offset were expected, as in 1:server:35
command-expected-close = a status code from 0 to 65535 was expected, and after a colon the reason
command-echo-at = Echo at ws://{ $address }/
command-echo-not-loopback = { $address } is no loopback address: anyone who can reach it could use the server. Say --expose if that is meant.
command-echo-exposed = Anyone who can reach this address can use the server, and nothing is encrypted.
command-echo-no-listener = { $address }: { $error }
command-echo-misbehave = a server cannot break that rule; it can break { $rules }
command-tap-listens = Tap at { $listen }: what comes there goes to { $to }.
command-tap-tls = By TLS, whose inside is recorded: whoever reads the recording reads everything.
command-tap-file = Recorded in { $name }; Ctrl-C finishes it.
command-tap-page = Look on: { $page }
command-tap-opened = { $number }  { $client } → { $server }
command-tap-unreachable = { $number }  { $client }: no way to the server, { $why }
command-tap-connection-closed-by-client = { $number }  closed by the client: { $up } from the client, { $down } from the server
command-tap-connection-closed-by-server = { $number }  closed by the server: { $up } from the client, { $down } from the server
command-tap-connection-reset-by-client = { $number }  broken by the client: { $up } from the client, { $down } from the server
command-tap-connection-reset-by-server = { $number }  broken by the server: { $up } from the client, { $down } from the server
command-tap-connection-stopped = { $number }  open when the tap ended: { $up } from the client, { $down } from the server
command-tap-not-accepted = A client cannot be taken now: { $why }
command-tap-viewer-came = Viewer { $number } looks on from { $address }.
command-tap-viewer-misses = Viewer { $number } is not shown everything: it is too slow, or came too late.
command-tap-viewer-left = { $packets ->
    [0] Viewer { $number } left.
    [one] Viewer { $number } left. 1 packet with { $size } was left out for it.
   *[other] Viewer { $number } left. { $packets } packets with { $size } were left out for it.
}
command-tap-refused-token = { $address } wanted to look on, without the secret of the link.
command-tap-refused-origin = { $address } wanted to look on, from a page of another origin; --allow-origin lets one in.
command-tap-refused-subprotocol = { $address } wanted to look on, and does not speak framescope.feed.v1.
command-tap-refused-too-many = { $address } wanted to look on, and as many do as can.
command-tap-file-slow = The disk is slower than the traffic: connections wait for it, so that the file has everything.
command-tap-file-broken = The recording ended: { $why }. Connections go on without it.
command-tap-untold = { $count ->
    [one] 1 thing happened that was not printed in time.
   *[other] { $count } things happened that were not printed in time.
}
command-tap-ended = Ended.
command-tap-ended-file = Ended; the file has { $size }.
command-tap-not-loopback = { $address } is no loopback address: anyone who can reach it could use the tap, and reach the server through it. Say --expose if that is meant.
command-tap-exposed = Anyone who can reach this address can reach the server through it, and nothing is encrypted on the way here.
command-tap-no-page = “{ $page }” is no http or https URL.
command-tap-no-origin = “{ $origin }” is no origin: http or https, a host, and a port if it is not the usual one, as in http://localhost:3000.
command-tap-description = Recorded by a tap on the way to { $to }. Addresses, bytes and times are real; the headers around them are made up.
command-tap-description-tls = Recorded by a tap on the way to { $to }, with TLS taken off. Addresses, bytes and times are real; the headers around them are made up.
command-edits = { $count ->
    [one] 1 edit came with it, and is made.
   *[other] { $count } edits came with it, and are made.
}
command-edits-left-out = The text is read as it was shared, without the edits that came with it.
command-share-newer = It was made by a newer Framescope than this one.
command-compare-no-frame = There is no frame { $number }.
command-compare-no-conversation = There is no conversation { $number }, or nothing is in it.
