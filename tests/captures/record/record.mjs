// Records the captures beside this folder: README.md says how.
//   node record.mjs [NAME...]
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { WebSocket } from "ws";

const here = dirname(fileURLToPath(import.meta.url));
const python = process.env.PYTHON ?? join(here, "../../../target/record-venv/bin/python");
const PORT = 8765;
const TLS_PORT = 8766;
const HOST = `127.0.0.1:${PORT}`;

// What is recorded, by file: the server, how it is captured, and what the clients do.
const recordings = {
  "ws-plain.pcap": {
    server: ["node", "server_ws.mjs"],
    async clients({ page }) {
      await page.evaluate(talk, [`ws://${HOST}/echo`, [
        "Hello", "", "你好，世界", "👋🏽 emoji 🇪🇺", { bytes: 0 }, { bytes: 5 }, '{"answer": [42, null, true]}',
      ], { code: 1000, reason: "that was all" }]);
      await page.evaluate(talk, [`ws://${HOST}/greeting`, ["and after"], {}]);
    },
  },
  "ws-lengths.pcap": {
    server: ["node", "server_ws.mjs"],
    async clients({ page }) {
      await page.evaluate(talk, [`ws://${HOST}/echo`, [
        ...[125, 126, 127].map((length) => "l".repeat(length)), { bytes: 65_536 }, "send 65535", "send 65536",
      ], { code: 1000 }]);
    },
  },
  "ws-deflate.pcapng": {
    server: ["node", "server_ws.mjs"],
    async clients({ page }) {
      await page.evaluate(talk, [`ws://${HOST}/deflate`, [...likeJson(12), "", "压缩的消息，压缩的消息", { bytes: 300 }, "send 20000", ...likeJson(3)], { code: 1000 }]);
    },
  },
  "ws-no-context-takeover.pcap": {
    server: ["node", "server_ws.mjs"],
    precision: "nano",
    async clients({ page }) {
      await page.evaluate(talk, [`ws://${HOST}/no-takeover`, likeJson(8), { code: 1000 }]);
      await page.evaluate(talk, [`ws://${HOST}/client-no-takeover`, likeJson(8), { code: 1000 }]);
    },
  },
  "ws-window-bits.pcap": {
    server: ["node", "server_ws.mjs"],
    async clients({ page }) {
      // Longer than either window, with matches that reach back as far as the windows do.
      await page.evaluate(talk, [`ws://${HOST}/window-bits`, ["plain is the answer to this", words(1500), "plain again", ...likeJson(3), words(700), "send 5000"], { code: 1000 }]);
    },
  },
  "ws-fragments.pcap": {
    server: ["node", "server_ws.mjs"],
    async clients() {
      // Chromium sends each message in one frame.
      await fragmented("/echo", { perMessageDeflate: false });
      await fragmented("/deflate", { perMessageDeflate: { threshold: 0 } });
    },
  },
  "websockets-plain-any.pcap": {
    server: [python, "server_websockets.py"],
    mode: ["plain"],
    any: true,
    async clients({ page }) {
      await page.evaluate(talk, [`ws://${HOST}/talk?to=me`, ["fragments", "binary fragments", "Grüße", { bytes: 1000 }], { code: 1000, protocols: ["chat", "chat.v2"] }]);
    },
  },
  "websockets-deflate.pcapng": {
    server: [python, "server_websockets.py"],
    async clients({ page }) {
      await page.evaluate(talk, [`ws://${HOST}/`, ["fragments", ...likeJson(6), "binary fragments", { bytes: 1000 }, "close"], { protocols: ["chat"] }]);
    },
  },
  "aiohttp-ipv6.pcap": {
    server: [python, "server_aiohttp.py"],
    async clients({ page }) {
      await page.evaluate(talk, [`ws://[::1]:${PORT}/ws/room/7`, [...likeJson(4), { wait: 700 }, { bytes: 200 }, "close"], {}]);
    },
  },
  "closes.pcapng": {
    server: ["node", "server_ws.mjs"],
    async clients({ browser, page }) {
      await page.evaluate(talk, [`ws://${HOST}/echo?1000`, ["bye"], { code: 1000, reason: "done" }]);
      await page.evaluate(talk, [`ws://${HOST}/echo?none`, ["bye"], { close: true }]);
      await page.evaluate(talk, [`ws://${HOST}/close`, ["please"], {}]);
      await page.evaluate(talk, [`ws://${HOST}/reset`, ["please"], {}]);
      await page.evaluate(talk, [`ws://${HOST}/cut`, ["please"], {}]);
      const leaving = await browser.newPage();
      await leaving.goto(`http://${HOST}/`);
      await leaving.evaluate(talk, [`ws://${HOST}/echo?leaving`, ["see you"], { stay: true }]);
      await leaving.goto("about:blank");
      await leaving.close();
      await killed();
    },
  },
  "handshakes.pcap": {
    server: ["node", "server_ws.mjs"],
    async clients({ page }) {
      for (const path of ["/forbidden", "/nowhere", "/old"]) await page.evaluate(talk, [`ws://${HOST}${path}`, [], {}]);
      await page.evaluate(talk, [`ws://${HOST}/other-protocol`, [], { protocols: ["chat"] }]);
      await page.evaluate(talk, [`ws://${HOST}/echo`, ["at last"], { code: 1000 }]);
    },
  },
  "tls.pcapng": {
    server: ["node", "server_ws.mjs"],
    tls: true,
    async clients({ page }) {
      await page.evaluate(talk, [`wss://localhost:${TLS_PORT}/echo`, ["in secret"], { code: 1000 }]);
      await page.evaluate(talk, [`ws://${HOST}/echo`, ["in the open"], { code: 1000 }]);
    },
  },
};

// Runs in the page: sends each message when the one before was answered, then closes; resolves when the connection is closed, or when
// all was said if it is to stay open.
function talk([url, messages, { protocols = [], code, reason, close = code !== undefined, stay }]) {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, protocols);
    socket.binaryType = "arraybuffer";
    const left = [...messages];
    const greeted = url.includes("/greeting") || url.includes("[::1]");
    const next = () => {
      if (left.length === 0) {
        if (code) socket.close(code, reason);
        else if (close || !stay && !messages.some((message) => ["close", "please"].includes(message))) socket.close();
        if (stay) resolve();
        return;
      }
      const message = left.shift();
      if (message.wait) setTimeout(next, message.wait);
      else socket.send(typeof message === "string" ? message : Uint8Array.from({ length: message.bytes }, (_, at) => (at * at) >> 3));
    };
    if (!greeted) socket.onopen = next;
    socket.onmessage = next;
    socket.onclose = resolve;
  });
}

// Messages that have much in common, as those of one application do.
function likeJson(count) {
  return Array.from({ length: count }, (_, at) =>
    JSON.stringify({ type: "trade", symbol: ["BTC-EUR", "ETH-EUR"][at % 2], price: (60_000 + at * 17.25).toFixed(2), size: at / 8, sequence: 1000 + at }));
}

// Text of so many words, the same in each recording.
function words(count) {
  const all = "frame fragment message opcode masking key payload length control ping pong close reason extension window handshake".split(" ");
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  return Array.from({ length: count }, () => `${all[next() % all.length]}${next() % 97}`).join(" ");
}

async function fragmented(path, options) {
  const socket = new WebSocket(`ws://${HOST}${path}`, options);
  await once(socket, "open");
  const answered = () => once(socket, "message");
  for (const parts of [["one", " frame ", "after another"], ["Frag", "", "mente: ", "碎", "片"]]) {
    for (const [at, part] of parts.entries()) {
      socket.send(part, { fin: at === parts.length - 1 });
      if (at === 0) socket.ping("still there?");
    }
    await answered();
  }
  socket.send("fragments");
  await answered();
  socket.send("ping me");
  await answered();
  socket.close(1000);
  await once(socket, "close");
}

// A client whose process ends without a word.
async function killed() {
  const program = `
    import { WebSocket } from "ws";
    const socket = new WebSocket("ws://${HOST}/echo?killed");
    socket.on("open", () => socket.send("I will not"));
    socket.on("message", () => console.log("ready"));`;
  const child = spawn("node", ["--input-type=module", "-e", program], { cwd: here, stdio: ["ignore", "pipe", "inherit"] });
  await line(child.stdout, /ready/);
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function line(stream, wanted) {
  for await (const text of createInterface({ input: stream })) if (wanted.test(text)) return;
  throw new Error(`ended before ${wanted}`);
}

async function start(program, ...parts) {
  const child = spawn(program, parts, { cwd: here, stdio: ["ignore", "pipe", "inherit"] });
  await line(child.stdout, /ready/);
  child.stdout.resume();
  return child;
}

async function capture(file, { any, precision = "micro" }) {
  const device = any ? "any" : "lo";
  const filter = `tcp port ${PORT} or tcp port ${TLS_PORT}`;
  const [program, parts, begun] = file.endsWith("ng")
    ? ["dumpcap", ["-i", device, "-w", file, "-f", filter, "--capture-comment", "Recorded on loopback for Framescope"], /^File:/]
    : ["tcpdump", ["-i", device, "-w", file, "-U", "-Z", "root", "-B", "65536", "--immediate-mode", `--time-stamp-precision=${precision}`, ...(any ? ["-y", "LINUX_SLL2"] : []), filter], /listening on/];
  const child = spawn(program, parts, { stdio: ["ignore", "ignore", "pipe"] });
  await line(child.stderr, begun);
  child.stderr.resume();
  return child;
}

// What the kernel still holds has been written when the file no longer grows.
async function settled(file) {
  for (let size = -1, same = 0; same < 5; ) {
    await delay(100);
    const now = statSync(file).size;
    same = now === size ? same + 1 : 0;
    size = now;
  }
}

async function end(child, signal) {
  if (child.exitCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

function certificate(folder) {
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
    "-subj", "/CN=localhost", "-keyout", key, "-out", certificate], { stdio: "ignore" });
  return [key, certificate];
}

async function record(name, recording) {
  const folder = mkdtempSync(join(tmpdir(), "framescope-record-"));
  const file = join(here, "..", name);
  const capturing = await capture(file, recording);
  const [program, script] = recording.server;
  const servers = [await start(program, script, String(PORT), ...(recording.mode ?? []))];
  if (recording.tls) servers.push(await start(program, script, String(TLS_PORT), ...certificate(folder)));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--ignore-certificate-errors"],
  });
  try {
    await recording.clients({ browser, page: await browser.newPage() });
  } finally {
    await settled(file);
    await browser.close();
    for (const server of servers) await end(server, "SIGTERM");
    await end(capturing, "SIGINT");
    rmSync(folder, { recursive: true });
  }
  console.log(`${name}: ${statSync(file).size} bytes`);
}

const wanted = process.argv.slice(2);
for (const [name, recording] of Object.entries(recordings)) {
  if (wanted.length === 0 || wanted.includes(name)) await record(name, recording);
}
