// The Live place, and what it talks to: the project's own echo server and tap, started for a test on ports that are free.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { expect } from "./page.mjs";

export const address = (page) => page.getByRole("combobox", { name: "Address" });
export const connect = (page) => page.getByRole("button", { name: "Connect", exact: true });
export const state = (page, socket = "direct") => page.locator(`.socket[data-socket=${socket}] [aria-current=step] b`);
export const kind = (page, name) => page.getByRole("group", { name: "What to send" }).getByRole("button", { name, exact: true });
export const message = (page) => page.locator("#live-message");
export const send = (page) => page.locator(".sending").getByRole("button", { name: "Send", exact: true });
export const label = (page) => page.locator(".live .shown-by");
export const total = (page, peer) => page.locator(`.live .totals .${peer}`);

export async function openLive(page, hash = "#/live") {
  await page.goto(`/${hash}`);
  await expect(page.getByRole("heading", { name: "Live", exact: true })).toBeVisible();
}

export async function connectTo(page, to) {
  await address(page).fill(to);
  await connect(page).click();
}

// Open, and what is sent is sent.
export async function isOpen(page) {
  await expect(state(page)).toHaveText("OPEN");
  await expect(send(page)).toBeEnabled();
}

const PROGRAM =
  process.env.FRAMESCOPE ??
  ["debug", "release"].map((profile) => fileURLToPath(new URL(`../../target/${profile}/framescope`, import.meta.url))).find(existsSync);

// Starts a sub-command that serves until the test is over. Resolves to what it says of itself once it listens, as `ready` finds it.
export function serve(args, ready) {
  const server = spawn(PROGRAM, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const found = new Promise((resolve, reject) => {
    const heard = (data) => {
      said += data;
      const match = ready.exec(said);
      if (match) resolve(match);
    };
    server.stdout.on("data", heard);
    server.stderr.on("data", heard);
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`framescope ${args.join(" ")} ended with ${code}: ${said}`)));
  });
  const ended = new Promise((resolve) => server.on("close", resolve));
  const end = async (signal = "SIGKILL") => {
    server.kill(signal);
    await ended;
  };
  return found.then((match) => ({ match, end }));
}

// An echo server; its port.
export async function echo(...args) {
  const { match, end } = await serve(["echo", "--listen", "127.0.0.1:0", ...args], /127\.0\.0\.1:(\d+)/);
  return { port: Number(match[1]), url: `ws://127.0.0.1:${match[1]}/`, end };
}

// The page at `page` where the clock of workers goes a hundred times as fast. A script that a test puts in the place of another has no address, and
// what runs it may not connect to this device.
export async function hurried(page) {
  const hurry = `{
    const passed = performance.now.bind(performance);
    const [begun, date] = [passed(), Date.now()];
    performance.now = () => begun + 100 * (passed() - begun);
    Date.now = () => date + 100 * (passed() - begun);
  }\n`;
  const server = http.createServer(async (request, response) => {
    const found = await fetch(new URL(request.url, page));
    const body = Buffer.from(await found.arrayBuffer());
    response.writeHead(found.status, { "content-type": found.headers.get("content-type") ?? "" });
    response.end(/^\/worker-[0-9a-f]+\.js$/.test(request.url) ? hurry + body : body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, end: () => server.close() };
}

// A server that says one message and half of another.
export const halfway = () => saying("\x81\x0ebefore the end\x81\x1cthe first half");

// A server that accepts and says these bytes, and then ends when it is told to, as if it were killed; its port.
export async function saying(bytes) {
  const sockets = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    let head = "";
    socket.on("data", (data) => {
      if (head.includes("\r\n\r\n")) return;
      head += data.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      const [, key] = /Sec-WebSocket-Key: (\S+)/i.exec(head);
      const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
      socket.write(bytes, "latin1");
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const end = () => {
    for (const socket of sockets) socket.resetAndDestroy();
    server.close();
  };
  const { port } = server.address();
  return { port, url: `ws://127.0.0.1:${port}/`, end };
}

// A tap before the server at `port`, for the page at `page`; where it listens, and the link to its feed.
export async function tap(port, page, ...args) {
  const ready = /Tap at 127\.0\.0\.1:(\d+)[^]*Look on: (\S+)/;
  const listen = ["--listen", "127.0.0.1:0", "--feed", "127.0.0.1:0", "--to", `127.0.0.1:${port}`, "--page", page];
  const { match, end } = await serve(["tap", ...listen, ...args], ready);
  return { url: `ws://127.0.0.1:${match[1]}/`, hash: new URL(match[2]).hash, end };
}

// What the command line says of a capture: an object for each line.
export const decoded = (file) =>
  execFileSync(PROGRAM, ["decode", "--ndjson", file], { encoding: "utf8" }).trim().split("\n").map(JSON.parse);
