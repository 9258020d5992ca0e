"""What is right for a capture, found without Framescope: python expect.py CAPTURE...

TShark puts each direction's bytes in order (follow,tcp,raw) and reads the server name of TLS. All above (heads, frames, masks,
messages, inflating) is read here. Writes CAPTURE.expected.json.
"""

import base64
import hashlib
import json
import subprocess
import sys
import zlib

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def tshark(capture, *arguments):
    command = ["tshark", "-n", "-r", capture, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def openings(capture):
    """The stream number, client and server of each SYN."""
    fields = ["tcp.stream", "ip.src", "ipv6.src", "tcp.srcport", "ip.dst", "ipv6.dst", "tcp.dstport"]
    options = [option for field in fields for option in ("-e", field)]
    syns = tshark(capture, "-Y", "tcp.flags.syn == 1 && tcp.flags.ack == 0", "-T", "fields", *options)
    for line in syns.splitlines():
        stream, *ends = line.split("\t")
        client, server = (f"{v4}:{port}" if v4 else f"[{v6}]:{port}" for v4, v6, port in (ends[:3], ends[3:]))
        yield int(stream), client, server


def stream_bytes(capture, stream, client):
    """What the client sent, what the server sent, with no packet missing."""
    if tshark(capture, "-Y", f"tcp.stream == {stream} && (tcp.analysis.lost_segment || tcp.analysis.ack_lost_segment)"):
        sys.exit(f"{capture}: packets of stream {stream} are missing; record it again")
    text = tshark(capture, "-q", "-z", f"follow,tcp,raw,{stream}")
    sent = [b"", b""]
    first = None
    for line in text.splitlines():
        if line.startswith("Node 0: "):
            first = line.removeprefix("Node 0: ")
        elif line.strip() and all(digit in "0123456789abcdef" for digit in line.strip()):
            sent[line.startswith("\t")] += bytes.fromhex(line.strip())
    return sent if first == client else sent[::-1]


def head(data):
    """The first line, the header fields, and what comes after the head."""
    lines, found, rest = data.partition(b"\r\n\r\n")
    if not found:
        return None, [], data
    first, *fields = lines.decode("latin-1").split("\r\n")
    fields = [field.partition(":") for field in fields]
    return first, [(name.strip().lower(), value.strip()) for name, _, value in fields], rest


def header(fields, wanted):
    values = [value for name, value in fields if name == wanted]
    return ", ".join(values) if values else None


def digest(payload):
    said = {"len": len(payload), "sha1": hashlib.sha1(payload).hexdigest()}
    if len(payload) <= 64:
        said["hex"] = payload.hex()
    return said


def frames(data):
    """Each frame with its unmasked payload, and how many bytes of a frame that is not complete are left."""
    at, found = 0, []
    while len(data) - at >= 2:
        first, second = data[at], data[at + 1]
        length, start = second & 0x7F, at + 2
        extended = {126: 2, 127: 8}.get(length, 0)
        key_length = 4 if second & 0x80 else 0
        if len(data) < start + extended + key_length:
            break
        if extended:
            length = int.from_bytes(data[start : start + extended], "big")
            start += extended
        key = data[start : start + key_length]
        start += key_length
        payload = data[start : start + length]
        if len(payload) < length:
            break
        if key:
            payload = bytes(byte ^ key[index % 4] for index, byte in enumerate(payload))
        found.append(
            {
                "fin": bool(first & 0x80),
                "rsv": first >> 4 & 7,
                "opcode": first & 0x0F,
                "masked": bool(key),
                "masking_key": key.hex() if key else None,
                "payload": payload,
            }
        )
        at = start + length
    return found, len(data) - at


def inflater(extensions, sender):
    """Inflates one message after the other, as the server's answer says; None if nothing was agreed."""
    offers = [offer.split(";") for offer in (extensions or "").split(",")]
    agreed = next((offer[1:] for offer in offers if offer[0].strip().lower() == "permessage-deflate"), None)
    if agreed is None:
        return None
    parameters = dict((part.strip().lower().partition("=")[::2]) for part in agreed)
    bits = int(parameters.get(f"{sender}_max_window_bits", "").strip('"') or 15)
    keeps = f"{sender}_no_context_takeover" not in parameters
    # zlib has no raw window of 8 bits; 9 reads what was made for 8.
    fresh = lambda: zlib.decompressobj(-max(bits, 9))
    state = fresh()

    def inflate(compressed):
        nonlocal state
        if not keeps:
            state = fresh()
        return state.decompress(compressed + b"\x00\x00\xff\xff")

    return inflate


def messages(found, inflate):
    said, opcode, compressed, parts = [], None, False, b""
    for frame in found:
        if frame["opcode"] >= 8:
            continue
        if frame["opcode"]:
            opcode, compressed, parts = frame["opcode"], bool(frame["rsv"] & 4), b""
        parts += frame["payload"]
        if frame["fin"]:
            payload = inflate(parts) if compressed else parts
            said.append({"opcode": opcode, "compressed": compressed, "payload": digest(payload)})
    return said


def direction(data, inflate):
    found, left = frames(data)
    said = messages(found, inflate)
    shown = [{**frame, "payload": digest(frame["payload"])} for frame in found]
    return {"frames": shown, "messages": said, "undecoded_tail": left}


def expected(capture):
    connections, rejected, tls = [], [], []
    for stream, client, server in openings(capture):
        from_client, from_server = stream_bytes(capture, stream, client)
        who = {"tcp_stream": stream, "client": client, "server": server}
        if from_client[:1] == b"\x16":
            names = tshark(capture, "-Y", f"tcp.stream == {stream} && tls.handshake.extensions_server_name", "-T", "fields", "-e",
                           "tls.handshake.extensions_server_name")
            tls.append({**who, "server_name": names.split()[0] if names.split() else None})
            continue
        request, asked, from_client = head(from_client)
        response, answered, from_server = head(from_server)
        if "websocket" not in (header(asked, "upgrade") or "").lower():
            continue
        who["request"] = request
        if response is None or response.split()[1] != "101":
            rejected.append({**who, "response": response})
            continue
        key, accept = header(asked, "sec-websocket-key"), header(answered, "sec-websocket-accept")
        right = base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()
        extensions = header(answered, "sec-websocket-extensions")
        connections.append(
            {
                **who,
                "key": key,
                "accept": accept,
                "accept_valid": accept == right,
                "extensions": extensions,
                "protocol": header(answered, "sec-websocket-protocol"),
                "directions": {
                    sender: direction(data, inflater(extensions, sender))
                    for sender, data in (("client", from_client), ("server", from_server))
                },
            }
        )
    said = {"connections": connections}
    if rejected:
        said["rejected"] = rejected
    if tls:
        said["tls"] = tls
    return said


for name in sys.argv[1:]:
    with open(f"{name}.expected.json", "w", encoding="utf-8") as file:
        json.dump(expected(name), file, indent=1)
        file.write("\n")
