#!/bin/sh
# Records the connection that Learn tells, and prints its packets: client.mjs and server.mjs, with tcpdump between them, on a loopback
# interface of their own whose kernel acknowledges at once what comes: so the four steps of TCP's close stand apart.
# As root on Linux, with node, npm, python3, iproute2, tcpdump and tshark: sh record.sh [where to]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../connection.pcapng}
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cp "$here"/*.mjs "$here"/package*.json "$room"
cd "$room"
npm ci --silent --ignore-scripts

unshare --net sh -eu <<'CONVERSATION'
ip link set lo up
ip route replace local 127.0.0.1 dev lo table local proto kernel scope host src 127.0.0.1 quickack 1
tcpdump -i lo -U -w all.pcap 'tcp port 8080' &
tcpdump=$!
sleep 3
node server.mjs &
server=$!
sleep 3
node client.mjs
wait "$server"
sleep 2
kill "$tcpdump"
wait "$tcpdump" || true
CONVERSATION

tshark -r all.pcap -w "$out"
# Takes out on which machine it was recorded.
python3 "$here/../../../tests/captures/record/unmark.py" "$out"
tshark -r "$out"
