// The engine is there when a capture is opened and not before, and what goes wrong in it is heard of.
import { expect, test } from "./page.mjs";
import { area, counted, open } from "./workbench.mjs";

// Styles that the first screen does without stand in its folder, too.
// What keeps the focus is the page's, and stands beside it.
const isEngine = (request) => /\/engine-[^/]*\/(?!focus\.)[^/]*\.(js|wasm)$/.test(new URL(request.url()).pathname);

// Starts a worker with the engine, from its script or from its compiled program. Says what it says first.
const listens = (page, { script = "", again = false } = {}) =>
  page.evaluate(
    ([script, again]) =>
      new Promise((resolve) => {
        const address = (rel) => document.querySelector(`link[rel=${rel}]`).href;
        const engine = new Worker(address("worker"), { type: "module" });
        engine.onmessage = ({ data }) => {
          window.program = data;
          window.engine = engine;
          resolve(Object.prototype.toString.call(data));
        };
        engine.onerror = () => resolve("error");
        engine.postMessage([address("engine") + script, again ? window.program : undefined]);
      }),
    [script, again],
  );

test("a first visit fetches no engine", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(request));
  await open(page);
  await area(page).fill("81 00");
  await expect(counted(page)).toHaveText(/^1 frame/);
  expect(fetched.filter(isEngine).map((request) => request.url())).toEqual([]);
});

test("an engine brings its program, and the next one is not fetched", async ({ page }) => {
  await open(page);
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  expect(await listens(page)).toBe("[object WebAssembly.Module]");
  expect(fetched.filter((path) => path.endsWith(".wasm"))).toEqual([expect.stringMatching(/^\/engine-[0-9a-f]{16}\/engine_bg\.wasm$/)]);
  fetched.length = 0;
  expect(await listens(page, { again: true })).toBe("[object WebAssembly.Module]");
  expect(fetched.filter((path) => path.endsWith(".wasm"))).toEqual([]);
});

test("an engine that is not there is an error", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, serviceWorkers: "block" });
  await open(page);
  expect(await listens(page, { script: ".gone" })).toBe("error");
  await page.route("**/engine_bg.wasm", (route) => route.abort());
  expect(await listens(page)).toBe("error");
  await page.close();
});

test("an engine that fails is an error", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, serviceWorkers: "block" });
  await open(page);
  await listens(page);
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => {
        window.engine.onerror = () => resolve("error");
        window.engine.postMessage([1, 1, new File(["no capture"], "x.pcap")]);
        // No request of any build.
        window.engine.postMessage(new Uint8Array([255, 255, 255]));
      }),
  );
  expect(await heard).toBe("error");
  await page.close();
});
