# Words of the Live panel, a program of its own that has no others but uri.ftl.

live-title = Live
live-no-engine = The engine that holds the conversation could not be started. Reload the page.
live-shown-by-browser = reconstructed: the browser does not show the wire
live-shown-by-tap = the true wire, through the tap

## Where to

live-connection = Connection
live-address = Address
live-address-user = It names a user. Browsers differ in what they make of that: leave it out.
live-address-mixed = This page came over TLS, and the browser lets it use ws only for this device: wss is needed, or the page from http://127.0.0.1.
live-address-port = Browsers connect to no port { $port }: it belongs to another service.
live-connect = Connect
live-leave-cancel = Cancel
live-leave-disconnect = Disconnect
live-try = Try
live-try-direct = echo (direct)
live-try-tap = echo (through the tap)
live-options = Options
live-protocols = Sub-protocols, with commas between
live-protocols-empty = A name is missing between two commas.
live-protocols-twice = “{ $name }” stands there twice.
live-protocols-character = “{ $name }” has “{ $found }” in it, which no name of a sub-protocol may have.
live-binary = binaryType
live-binary-hint = What the browser makes of binary messages. The bytes are the same.
live-feed = Feed of a tap
live-feed-hint = The address that framescope tap prints. What is shown then is the true wire. Without an address of a server it is looked at only.
live-feed-elsewhere = The link leads to a feed at { $host }, which is not this device. What it shows may be anyone’s.
live-feed-unlike = The link leads to { $address } on this device, which is not how a tap writes the address of its feed. Any program may be listening there.
live-feed-here = The link leads to the feed of a tap on this device.
live-feed-instead = The link leads to the feed of a tap on this device. Opening it ends the conversation that goes on.
live-feed-wrong = The link names a feed that cannot be opened. { $why }
live-feed-open = Open it
live-reconnect = Connect again when it is lost, and wait longer each time
live-remembered = { $count ->
    [one] 1 address is remembered
   *[other] { $count } addresses are remembered
}
live-remembered-where = On this device only.
live-forget = Forget { $what }
live-forget-all = Forget all

## How it is

live-state = { $state }, { $address }
live-states = readyState
live-socket-direct = To the server
live-socket-feed = Feed of the tap
live-agreed-address = address
live-agreed-protocol = sub-protocol
live-agreed-extensions = extensions
live-agreed-buffered = bufferedAmount
live-agreed-none = none
live-retry = Try { $attempt } is at { $time }.
live-closed = Closed with { $code }, { $name }
live-code-unused = an unused code
live-code-protocol = an undefined code
live-code-registered = a registered code
live-code-private = a private code
live-code-undefined = an undefined code
live-code-1000 = normal closure
live-code-1001 = going away
live-code-1002 = protocol error
live-code-1003 = unsupported data
live-code-1004 = reserved
live-code-1005 = no status received
live-code-1006 = abnormal closure
live-code-1007 = invalid frame payload data
live-code-1008 = policy violation
live-code-1009 = message too big
live-code-1010 = mandatory extension
live-code-1011 = internal error
live-code-1012 = service restart
live-code-1013 = try again later
live-code-1014 = bad gateway
live-code-1015 = TLS handshake
live-code-3000 = unauthorized
live-code-3003 = forbidden
live-code-3008 = timeout
live-closed-reason = Reason: “{ $reason }”
live-closed-no-reason = No reason was given.
live-closed-clean = wasClean true: both peers sent a Close frame.
live-closed-unclean = wasClean false: there was no whole closing handshake.

## What went wrong

live-problem-browser = The browser refused: { $said }
live-problem-no-answer = The server did not answer the opening handshake for { $time }. It was left off.
live-problem-lost = 1006 is all that a page is told. Here it can mean:
live-problem-unreadable = A message could not be read, and the connection was closed: { $said }
live-problem-not-a-feed = What comes from there is not what a tap sends.
live-causes-more = { $count ->
    [one] One more
   *[other] { $count } more
}
live-cause-offline = This device is not connected to a network.
live-cause-unknown-host = The name has no address.
live-cause-refused = Nothing listens at that port, or a firewall refuses.
live-cause-unreachable = The host does not answer: it is off, or a firewall drops what is sent.
live-cause-certificate = TLS failed: the certificate is not trusted, has expired, or is for another name. Opening the address with https:// in a tab tells which.
live-cause-not-http = The server speaks TLS only, or something else than HTTP.
live-cause-not-upgraded = The server answered with another status than 101, such as 200, 403 or 404.
live-cause-broken-answer = The answer was 101 and broken, such as with a wrong Sec-WebSocket-Accept.
live-cause-subprotocol = The server chose none of the sub-protocols, or another.
live-cause-origin = The server refuses pages from here (Origin).
live-cause-in-the-way = An extension of the browser or a proxy stood in the way.
live-cause-server-ended = The server ended, or was killed, without a Close frame.
live-cause-network-lost = The network between broke or changed.
live-cause-idle-timeout = A proxy or load balancer cut it off, since nothing came for so long.
live-cause-broken-frame = The server broke a rule of RFC 6455, such as with text that is not UTF-8, and the browser hung up.
live-cause-too-large = A message was larger than the browser takes.
live-cause-close-unanswered = The server did not answer the Close frame.
live-cause-asleep = The device slept, or the browser laid the tab to rest.
live-refused-not-open = No connection is open: nothing was sent.
live-refused-too-long = { $len } are too long to be sent at once: { $limit } at most.
live-refused-nothing = There is nothing to save.

## Sending

live-send = Send
live-kind = What to send
live-kind-text = Text
live-kind-hex = Hex
live-kind-file = File
live-kind-random = Random
live-message-text = Text message
live-message-hex = Binary message, as hex
live-message-file = Binary message, from a file
live-message-random = Binary message, of so many random bytes
live-file = { $name }, { $size }
live-send-keys = Enter sends, Shift+Enter begins a line.
live-json = Only if it is JSON
live-json-wrong = It is not JSON: { $said }
live-hex-character = “{ $found }” at place { $at } is not a hex digit.
live-hex-odd = { $count } digits: the last byte lacks one.
live-number-missing = A whole number is missing.
live-number-large = { $most } at most.
live-times = times
live-every = every ms
live-sending = Sending
live-stop = Stop
live-sent = { $done } of { $of } sent
live-held-back = The server is slower: the browser holds { $size }, and sending waits for it.
live-snippet-keep = Keep as snippet
live-snippets = { $count ->
    [one] 1 snippet
   *[other] { $count } snippets
}

## Closing

live-close = Close
live-close-code = Code
live-close-code-wrong = A page may send 1000 and 3000–4999. The other codes are the browser’s own.
live-close-reason = Reason
live-close-reason-len = { $count } of { $most } bytes
live-close-reason-long = { $count } bytes in UTF-8: 123 at most.
live-close-reason-alone = A reason needs a code before it.

## How much

live-traffic = Traffic
live-total-client = { $messages ->
    [one] 1 message
   *[other] { $messages } messages
} sent, { $size }
live-total-server = { $messages ->
    [one] 1 message
   *[other] { $messages } messages
} received, { $size }
live-number = { $number }
live-rate-messages = Messages per second: { $client } sent, { $server } received
live-rate-bytes = Bytes per second: { $client } sent, { $server } received
live-keeping = What is kept
live-do-pause = Pause
live-do-resume = Resume
live-do-clear = Clear
live-do-save = Save
live-keep = keep
live-keep-all = all
live-keep-1000 = the last 1,000
live-keep-10000 = the last 10,000
live-keep-100000 = the last 100,000
live-kept = { $size } kept
live-saved = { $name } was saved.
live-paused-browser = Paused: { $count ->
    [one] 1 message waits
   *[other] { $count } messages wait
}, { $size }.
live-paused-tap = Paused: { $size } of the recording wait.
live-pushed-in-browser = More came than can wait: { $count ->
    [one] 1 message was
   *[other] { $count } messages were
} taken into the list meanwhile.
live-pushed-in-tap = More came than can wait: what waited before was taken into the list meanwhile.
live-dropped = The page was slower than the tap: { $count ->
    [one] 1 packet was
   *[other] { $count } packets were
} left out here, { $size }. The tap’s file has everything.
live-forgotten = { $count ->
    [one] 1 item was
   *[other] { $count } items were
} forgotten.
