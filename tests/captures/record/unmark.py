#!/usr/bin/env python3
"""Takes out of pcapng files what says on which machine they were recorded: hardware and system of sections, system of interfaces."""
import struct
import sys

# Options to be left out, by block type: shb_hardware and shb_os; if_os and if_hardware.
MARKS = {0x0A0D0D0A: (16, {2, 3}), 1: (8, {12, 15})}


def without(options, marks):
    kept, at = b"", 0
    while at + 4 <= len(options):
        code, length = struct.unpack_from("<HH", options, at)
        end = at + 4 + (length + 3) // 4 * 4
        if code not in marks:
            kept += options[at:end]
        at = end
    return kept


def unmark(file):
    out, at = b"", 0
    while at < len(file):
        kind, length = struct.unpack_from("<II", file, at)
        body = file[at + 8 : at + length - 4]
        if kind in MARKS:
            fixed, marks = MARKS[kind]
            body = body[:fixed] + without(body[fixed:], marks)
        out += struct.pack("<II", kind, len(body) + 12) + body + struct.pack("<I", len(body) + 12)
        at += length
    return out


for name in sys.argv[1:]:
    with open(name, "rb") as file:
        bytes_ = file.read()
    with open(name, "wb") as file:
        file.write(unmark(bytes_))
