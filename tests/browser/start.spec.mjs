// The page starts: its files are all there, under any path, and its policy is the one that is meant.
import { test as hosted } from "./host.mjs";
import { expect, holdBack, test } from "./page.mjs";

const POLICY = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "connect-src": "'self' ws: wss:",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

// Resolves once the page's script and its wasm have run.
async function open(page, address) {
  const answers = [];
  page.on("response", (response) => answers.push(response));
  await page.goto(address);
  await expect.poll(() => answers.filter(isWasm).length, "wasm files fetched").toBe(1);
  await expect.poll(() => page.workers().length, "workers started").toBe(1);
  await expect(page.locator("#cannot-start")).toBeHidden();
  return answers;
}

const isWasm = (response) => response.url().endsWith(".wasm");

test("starts the page and its worker", async ({ page }) => {
  const answers = await open(page, "/");
  await expect(page).toHaveTitle(/Framescope/);
  for (const answer of answers) expect(answer.status(), answer.url()).toBe(200);
  for (const wasm of answers.filter(isWasm)) expect(wasm.headers()["content-type"]).toBe("application/wasm");
});

hosted.describe("under a path", () => {
  hosted.use({ path: "/some/where/", installs: false });

  hosted("works there", async ({ page, served }) => {
    await open(page, "./");
    await expect(page.locator(".octet").first()).toBeVisible();
    for (const part of [".css", ".wasm", "worker", "later.ftl"]) await expect.poll(() => served.asked.some((asked) => asked.includes(part)), part).toBe(true);
    expect(served.asked.filter((asked) => !asked.startsWith("GET /some/where/"))).toEqual([]);
  });
});

test("states a strict policy, in the page and in the header", async ({ page }) => {
  const response = await page.goto("/");
  const stated = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  expect(Object.fromEntries(stated.split("; ").map((rule) => [rule.split(" ")[0], rule.slice(rule.indexOf(" ") + 1)]))).toEqual(POLICY);
  expect(response.headers()["content-security-policy"]).toBe(stated);
  // What the policy forbids while the page runs is an error in its console.
  expect(await response.text()).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
});

test("says so where scripts are off", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL);
  expect(await page.locator("noscript").innerText()).toContain("Framescope needs JavaScript");
  await context.close();
});

test("says so where it cannot start", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, serviceWorkers: "block" });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.locator("#cannot-start")).toBeVisible();
  await page.close();
});

test("says what it is until the program has come, and nothing moves when it has", async ({ page }) => {
  await page.addInitScript(() => {
    window.moved = [];
    const note = (list) => list.getEntries().forEach(({ value, sources }) => moved.push([value, sources.map(({ node }) => node?.className)]));
    new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
  });
  const send = await holdBack(page, ".wasm");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/", { waitUntil: "commit" });
  for (const lang of ["en", "zh-Hans"]) await expect(page.locator(`#welcome [lang=${lang}]`)).toContainText("WebSocket");
  send();
  await expect(page.locator(".octet").first()).toBeVisible();
  await expect(page.locator("#welcome")).toHaveCount(0);
  await expect(page.locator(".workbench")).not.toHaveAttribute("aria-busy");
  const moved = await page.evaluate(() => window.moved);
  expect(moved.reduce((sum, [value]) => sum + value, 0), JSON.stringify(moved)).toBeLessThan(0.01);
});

test("asks again for what the first screen does without, and names it once it is there", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, serviceWorkers: "block" });
  await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  const refused = [];
  for (const file of ["later.css", "later.ftl"]) {
    const refuse = (route) => {
      refused.push(file);
      return route.abort();
    };
    await page.route(`**/${file}`, refuse, { times: 1 });
  }
  await page.goto("/");
  await expect(page.locator(".octet").first()).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "Keys", exact: true })).toBeVisible();
  await expect.poll(() => page.evaluate(() => [...document.styleSheets].some(({ href }) => href?.endsWith("later.css")))).toBe(true);
  expect(refused.toSorted()).toEqual(["later.css", "later.ftl"]);
  await page.close();
});

test("asks for the program after what is drawn before it, and starts what reads meanwhile", async ({ page }) => {
  const send = await holdBack(page, ".wasm");
  const program = page.waitForEvent("request", (request) => request.url().endsWith(".wasm"));
  await page.goto("/", { waitUntil: "commit" });
  await program;
  await expect.poll(() => page.workers().length, "workers started").toBe(1);
  send();
  await expect(page.locator(".octet").first()).toBeVisible();
  expect(page.workers().length).toBe(1);
  const [styled, asked] = await page.evaluate(() => {
    const resources = performance.getEntriesByType("resource");
    const first = (end) => resources.find(({ name }) => name.endsWith(end));
    return [first(".css").responseEnd, first(".wasm").startTime];
  });
  expect(styled).toBeLessThanOrEqual(asked);
});

test("has the colours that were chosen before the program has come", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator(".octet").first()).toBeVisible();
  await page.evaluate(() => localStorage.setItem("framescope/theme", "dark"));
  const send = await holdBack(page, ".wasm");
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("#welcome")).toBeVisible();
  send();
  await expect(page.locator(".octet").first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("starts another worker where the first cannot be had", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, serviceWorkers: "block" });
  await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  const send = await holdBack(page, ".wasm");
  let refused = 0;
  await page.route(/\/worker[^/]*\.js$/, (route) => (refused++ ? route.continue() : route.abort()));
  await page.goto("/", { waitUntil: "commit" });
  await expect.poll(() => refused).toBe(1);
  await expect.poll(() => page.evaluate(() => "reader" in globalThis)).toBe(false);
  send();
  await expect(page.locator(".octet").first()).toBeVisible();
  await page.close();
});

test("the first screen shows all its words without what is fetched later", async ({ page }) => {
  const send = await holdBack(page, "later.ftl");
  await page.goto("/");
  await expect(page.locator(".octet").first()).toBeVisible();
  await expect(page.locator(".workbench")).not.toHaveAttribute("aria-busy");
  const said = () => page.locator("body").innerText();
  const before = await said();
  await page.evaluate(() => {
    globalThis.told = new Promise((resolve) => addEventListener("words", resolve, { once: true }));
  });
  send();
  await page.evaluate(async () => {
    await globalThis.told;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
  expect(await said()).toBe(before);
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "Keys", exact: true })).toBeVisible();
});
