// The page starts: its files are all there, under any path, and its policy is the one that is meant.
import { expect, test } from "./page.mjs";

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

test("works under a path", async ({ page }) => {
  await page.route("**/some/where/**", async (route) => {
    const url = route.request().url().replace("/some/where/", "/");
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const answers = await open(page, "/some/where/");
  const paths = answers.map((answer) => new URL(answer.url()).pathname);
  expect(paths.filter((path) => !path.startsWith("/some/where/"))).toEqual([]);
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
  const page = await browser.newPage({ baseURL });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.locator("#cannot-start")).toBeVisible();
  await page.close();
});
