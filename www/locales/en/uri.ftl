# What is wrong with a ws or wss address: said in reports, and where one is typed.

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
