// Captures: those of tests/captures, and some that are made here because they would be too large to keep.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "./page.mjs";
import { heading, octet, rows, whole } from "./workbench.mjs";

export const recorded = (name) => fileURLToPath(new URL(`../captures/${name}`, import.meta.url));
export const bytesOf = (name) => readFileSync(recorded(name));

export const conversations = (page) => page.locator(".conversation-list .lines .conversation");
export const all = (page) => page.locator(".conversation.all");
// How many conversations there are, once each of them is listed: the page knows the number as soon as all is read, and asks for them then.
export async function listedConversations(page) {
  await expect(all(page).locator("small")).toContainText(/[1-9]/);
  const count = Number(/[\d,]+/.exec(await all(page).locator("small").textContent())[0].replaceAll(",", ""));
  await expect(conversations(page)).toHaveCount(count);
  return count;
}
export const file = (page) => page.locator(".source .file");

// Opens the page and chooses a file: one of tests/captures, or what is handed in as { name, buffer }.
export async function choose(page, chosen) {
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  await whole(page);
  await page.locator("input[type=file]").setInputFiles(typeof chosen === "string" ? recorded(chosen) : { mimeType: "", ...chosen });
  await expect(file(page)).toContainText(typeof chosen === "string" ? chosen : chosen.name);
  await expect(page.locator(".reading")).toHaveCount(0, { timeout: 60_000 });
  await expect(rows(page).first()).toBeVisible();
  // What is told of the first makes its part of the page taller.
  await expect(heading(page)).toBeVisible();
}

// A pcap file: Ethernet, microseconds, little-endian. Each packet is [from the client or not, its TCP payload].
export function pcap(packets) {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(262144, 16);
  head.writeUInt32LE(1, 20);
  const next = { client: 1000, server: 5000 };
  const records = packets.map(([from, payload], number) => {
    const record = Buffer.alloc(16 + 54 + payload.length);
    record.writeUInt32LE(1_700_000_000 + Math.floor(number / 1000), 0);
    record.writeUInt32LE((number % 1000) * 1000, 4);
    record.writeUInt32LE(54 + payload.length, 8);
    record.writeUInt32LE(54 + payload.length, 12);
    record.writeUInt16BE(0x0800, 28);
    const ip = record.subarray(30);
    ip[0] = 0x45;
    ip.writeUInt16BE(40 + payload.length, 2);
    ip[8] = 64;
    ip[9] = 6;
    const [source, destination] = from === "client" ? [1, 2] : [2, 1];
    ip.set([10, 0, 0, source, 10, 0, 0, destination], 12);
    ip.writeUInt16BE(from === "client" ? 40000 : 80, 20);
    ip.writeUInt16BE(from === "client" ? 80 : 40000, 22);
    ip.writeUInt32BE(next[from], 24);
    next[from] += payload.length;
    ip.writeUInt32BE(next[from === "client" ? "server" : "client"], 28);
    ip[32] = 0x50;
    ip[33] = 0x18;
    ip.set(payload, 40);
    return record;
  });
  return Buffer.concat([head, ...records]);
}

// A conversation of `count` text frames "ok" from the server.
export function many(count) {
  const request =
    "GET /many HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
  const response =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
  const each = 350;
  const frame = Buffer.from([0x81, 2, 0x6f, 0x6b]);
  const packets = [
    ["client", Buffer.from(request)],
    ["server", Buffer.from(response)],
  ];
  for (let left = count; left > 0; left -= each) {
    packets.push(["server", Buffer.concat(Array(Math.min(each, left)).fill(frame))]);
  }
  return { name: "many.pcap", buffer: pcap(packets) };
}
