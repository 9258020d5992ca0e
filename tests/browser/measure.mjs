// Opens captures in the built page for `cargo xtask bench capture`, and says how long that took. Orders come by lines: what to measure,
// how many frames there are, the file. Each is answered by a line of figures, `name=value`.
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";

const ROUNDS = 9;
// What the texts of the captures consist of, and none of them holds.
const NEEDLE = "ponmlkjihgfedcba";
const HEADERS = ["from:client", "len>100", "opcode:text len:40..90", "-from:client or len<50"];
const PATIENCE = 120_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});

const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];

// What takes too long has failed; `said` is what the page said of itself.
function inTime(outcome, said) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in time. ${said.join(" ")}`)), PATIENCE);
  });
  return Promise.race([outcome, late]).finally(() => clearTimeout(timer));
}

// When the file is picked: as soon as the dialog is there, which nobody can, or once the engine is, which starts when the dialog opens:
// people take longer to find a file.
const PICKED = { atOnce: 0, once: 2 };

// Milliseconds that a person looks for the file at least.
const LOOKING = 1_000;

// A page that nobody has visited, with `file` picked in it, as a person picks one, and listed to the end.
async function opened(frames, file, workers) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("crash", () => said.push("the page crashed"));
  await page.addInitScript(listen);
  await page.goto(process.env.FRAMESCOPE_URL);
  await page.locator(".hex .octets [data-at='0']").waitFor();
  await page.evaluate(watch, frames);
  const dialog = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a file…" }).click();
  const chooser = await dialog;
  await inTime(page.evaluate((workers) => window.listening(workers), workers), said);
  if (workers > 0) await page.waitForTimeout(LOOKING);
  await chooser.setFiles(file);
  const listed = await inTime(page.evaluate(() => window.listed), said);
  return { context, page, listed };
}

// Runs in the page before it: `answered` becomes the time between the next question to a worker and the first answer of one, crossings
// included; `listening` waits for so many workers to say that they listen.
function listen() {
  let asked;
  let started = 0;
  let heard = () => {};
  window.listening = (workers) =>
    new Promise((resolve) => {
      heard = () => started >= workers && resolve();
      heard();
    });
  window.Worker = class extends Worker {
    constructor(...how) {
      super(...how);
      this.addEventListener("message", () => {
        started += 1;
        heard();
      }, { once: true });
      this.addEventListener("message", () => {
        if (asked !== undefined) window.answered ??= performance.now() - asked;
      });
    }

    postMessage(...what) {
      if (window.answered === undefined) asked ??= performance.now();
      super.postMessage(...what);
    }
  };
  window.forget = () => (asked = window.answered = undefined);
}

// Runs in the page: `listed` becomes the time from the choice of a file to the complete list of so many frames.
function watch(frames) {
  let start;
  addEventListener("change", () => (start ??= performance.now()), { capture: true, once: true });
  const isComplete = () => {
    const count = document.querySelector(".frames .count")?.textContent.replaceAll(/[,.\s]/g, "") ?? "";
    return count.startsWith(`${frames}frames`) && document.querySelector(".source .file") && !document.querySelector(".source .file progress") &&
      document.querySelector(".frames .lines .row");
  };
  window.listed = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (start === undefined || !isComplete()) return;
      observer.disconnect();
      resolve(performance.now() - start);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

// Runs in the page: types a filter; how long it takes until the page says how many rows it leaves, and is not searching for more, and how
// long the engine took of that.
function type(filter) {
  const field = document.querySelector("#filter");
  const state = () => document.querySelector("#filter-said").textContent;
  const before = state();
  return new Promise((resolve) => {
    let start;
    const observer = new MutationObserver(() => {
      const now = state();
      if (now === before || now.includes("%")) return;
      observer.disconnect();
      resolve({ taken: performance.now() - start, answered: window.answered });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    field.value = filter;
    window.forget();
    start = performance.now();
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
  });
}

// How much memory the programs of the page's workers have, the largest of them: asked of the browser, so that the page need not tell.
async function memory(context, page) {
  const session = await context.newCDPSession(page);
  const workers = [];
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => targetInfo.type === "worker" && workers.push(sessionId));
  const answers = new Map();
  session.on("Target.receivedMessageFromTarget", ({ sessionId, message }) => {
    const { id, result, error } = JSON.parse(message);
    answers.get(`${sessionId} ${id}`)?.(result ?? error);
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  let id = 0;
  const ask = (sessionId, method, params) =>
    new Promise((resolve) => {
      id += 1;
      answers.set(`${sessionId} ${id}`, resolve);
      session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) });
    });
  const sizes = await Promise.all(workers.map(async (worker) => {
    const { result } = await ask(worker, "Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
    const { objects } = await ask(worker, "Runtime.queryObjects", { prototypeObjectId: result.objectId });
    const size = await ask(worker, "Runtime.callFunctionOn", {
      objectId: objects.objectId,
      functionDeclaration: "function () { return this.map((memory) => memory.buffer.byteLength).reduce((a, b) => a + b, 0) }",
      returnByValue: true,
    });
    return size.result.value;
  }));
  return Math.max(0, ...sizes);
}

const measures = {
  async open({ listed }) {
    return { listed };
  },

  async cold({ listed }) {
    return { listed };
  },

  async memory({ context, page, listed }) {
    return { listed, memory: await memory(context, page) };
  },

  async filter({ page, listed }) {
    const filtered = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      filtered.push(await page.evaluate(type, HEADERS[round % HEADERS.length]));
      await page.evaluate(type, "");
    }
    return {
      listed,
      filter: median(filtered.map(({ answered }) => answered)),
      drawn: median(filtered.map(({ taken }) => taken)),
    };
  },

  async search({ page, listed }) {
    const { taken } = await page.evaluate(type, NEEDLE);
    return { listed, search: taken };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  if (line === "end") break;
  const [what, frames, ...parts] = line.split(" ");
  const file = parts.join(" ");
  try {
    const capture = await opened(Number(frames), file, what === "cold" ? PICKED.atOnce : PICKED.once);
    const figures = await inTime(measures[what](capture), []);
    await inTime(capture.context.close(), []);
    console.log(Object.entries(figures).map(([name, value]) => `${name}=${value}`).join(" "));
  } catch (error) {
    console.log(`error: ${String(error).replaceAll("\n", " ")}`);
  }
}
await browser.close();
