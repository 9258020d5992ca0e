// A whole walk through the page asks nobody but the page's own origin: not the page, not its workers, not its service worker.
import { createServer } from "node:http";
import { choose } from "./capture.mjs";
import { host, visit } from "./host.mjs";
import { expect, test } from "./page.mjs";
import { area, heading } from "./workbench.mjs";

// Where Chromium itself asks, where a person has not switched that off: what the fields of any page's forms are for, for one.
const CHROMIUM = /\.(?:googleapis|google|gvt1)\.com:443$/;

// What goes to another origin goes through here, and is refused.
async function gatekeeper() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(403).end();
  });
  server.on("connect", (request, socket) => {
    if (!CHROMIUM.test(request.url)) asked.push(request.url);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { asked, address: `http://127.0.0.1:${server.address().port}`, end: () => server.close() };
}

test("a whole walk asks nobody else", async ({ browser }) => {
  test.slow();
  const served = await host();
  const gate = await gatekeeper();
  const { host: near, origin } = new URL(served.url);
  const context = await browser.newContext({ baseURL: served.url, proxy: { server: gate.address, bypass: near } });
  const asked = [];
  context.on("request", (request) => asked.push(new URL(request.url())));
  const page = await context.newPage();

  await visit(page);
  await area(page).fill("89 02 68 69");
  await expect(heading(page)).toContainText("Ping");
  await choose(page, "handshakes.pcap");
  await page.getByRole("button", { name: /^Report/ }).click();
  await page.locator(".tree [aria-level='2']").first().click();
  await expect(page.locator(".inspector .verdict")).toBeVisible();
  // Each place, by the keys that lead there.
  for (const place of await page.locator(".places a").all()) {
    await place.click();
    await expect(page.locator(".places [aria-current=page]")).toHaveText(await place.textContent());
    await expect(page.locator("main, article, section").first()).toBeVisible();
  }
  await page.locator(".places a", { hasText: "Learn" }).click();
  await expect(page.getByRole("heading", { name: "A WebSocket connection, every byte" })).toBeVisible();
  await page.getByRole("button", { name: "中文", exact: true }).click();
  await expect(page.locator(".places [aria-current=page]")).toHaveText("学习");
  await page.getByRole("button", { name: "English", exact: true }).click();
  await page.locator(".places a", { hasText: "Live" }).click();
  await expect(page.getByRole("heading", { name: "Live", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Live", exact: true })).toBeVisible();

  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((url) => url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== origin).map(String)).toEqual([]);
  expect(gate.asked).toEqual([]);
  // The gate would have heard of it.
  await page.goto("http://elsewhere.test/").catch(() => {});
  expect(gate.asked).toEqual(["http://elsewhere.test/"]);
  await context.close();
  await served.leave();
  gate.end();
});
