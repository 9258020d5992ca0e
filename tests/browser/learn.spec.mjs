// The Learn place: the recorded connection is told, by click and by keyboard; its examples are alive, and what they show can be taken along.
import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { expect, test } from "./page.mjs";
import { area, octet, rows } from "./workbench.mjs";

const record = (page, name) => page.locator(`details.record#${name}`);
const line = (page, name) => record(page, name).locator("> summary");
const run = (page, name, words) => record(page, name).locator(".run").filter({ hasText: words });
const said = (page, name) => record(page, name).locator(".explained");
const cell = (page, name, field) => record(page, name).locator(`.diagram .cell[data-field=${field}]`);

async function open(page, to = "") {
  await page.goto(`/#/learn${to}`);
  await expect(page.getByRole("heading", { name: "A WebSocket connection, every byte" })).toBeVisible({ timeout: 30_000 });
}

test("a visit elsewhere fetches nothing of it", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  expect(fetched.filter((path) => /\/learn-/.test(path))).toEqual([]);
  await page.keyboard.press("4");
  await expect(page.getByRole("heading", { name: "TCP opens" })).toBeVisible({ timeout: 30_000 });
  await expect(page).toHaveTitle("Learn · Framescope");
  await expect(page.getByRole("link", { name: "Learn" })).toHaveAttribute("aria-current", "page");
});

test("the connection is walked by keyboard, from SYN to the last ACK", async ({ page }) => {
  test.slow();
  await open(page);
  const names = await page.locator("details.record").evaluateAll((all) => all.map((one) => one.id));
  expect(names).toHaveLength(29);
  expect([names[0], names.at(-1)]).toEqual(["syn", "last-ack"]);
  for (const name of names) {
    await page.keyboard.press("ArrowRight");
    await expect(line(page, name)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(record(page, name).locator(".run").first()).toBeVisible();
    // Each of its runs of bytes opens into words.
    const runs = record(page, name).locator(".run");
    const count = await runs.count();
    for (const at of new Set([0, count - 1])) {
      await runs.nth(at).focus();
      await page.keyboard.press("Enter");
      await expect(said(page, name)).toHaveCount(1);
    }
    await line(page, name).focus();
  }
  await expect(page.locator(".contents .done")).toHaveCount(11);
  await expect(page.locator(".contents .read")).toHaveText("11 of 11 read");
  await expect(page.locator(".learn")).not.toContainText("[learn-");
  await page.reload();
  await expect(page.locator(".contents .read")).toHaveText("11 of 11 read");
});

test("an address leads to a part, and to what it shows", async ({ page }) => {
  await open(page, "/hello");
  await expect(record(page, "hello")).toHaveJSProperty("open", true);
  await expect(line(page, "hello")).toBeInViewport();
  await expect(page.locator(".contents [aria-current]")).toContainText("A masked text frame");
  await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Compression remembers" }).click();
  await expect(page).toHaveURL(/#\/learn\/compression$/);
  await expect(page.getByRole("heading", { name: "Compression remembers" })).toBeInViewport();
  await expect(page.locator(".contents [aria-current]")).toContainText("Compression remembers");
});

test("a frame is told run by run, and every view lights up together", async ({ page }) => {
  await open(page, "/hello");
  await run(page, "hello", "masking key").click();
  await expect(said(page, "hello")).toContainText("55 fb 26 89 · masking key");
  await expect(cell(page, "hello", "masking-key").first()).toHaveAttribute("data-lit", "");
  await cell(page, "hello", "fin").click();
  await expect(said(page, "hello")).toContainText("81 is 1000 0001");
  await expect(run(page, "hello", "FIN, RSV, opcode")).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowRight");
  await expect(cell(page, "hello", "rsv1")).toHaveAttribute("data-lit", "");
});

test("an example is changed in place and taken back", async ({ page }) => {
  await open(page, "/hello");
  const wire = record(page, "hello").locator(".run").last();
  await expect(wire).toContainText("1d 9e 4a e5 3a");
  await record(page, "hello").getByRole("button", { name: "Set the key to 00 00 00 00" }).click();
  await expect(wire).toContainText("48 65 6c 6c 6f");
  await record(page, "hello").getByRole("button", { name: "Take the mask off" }).click();
  await expect(record(page, "hello").locator(".findings")).toContainText("Violation");
  await record(page, "hello").getByRole("button", { name: "Back to the bytes as they were" }).click();
  await expect(wire).toContainText("1d 9e 4a e5 3a");
  await line(page, "hello").focus();
  await page.keyboard.press("e");
  await record(page, "hello").locator("#edit-payload").fill("Hello there");
  await expect(record(page, "hello").locator(".run").nth(1)).toContainText("8b");
});

test("compression remembers: what came before is needed", async ({ page }) => {
  await open(page, "/price-again");
  const inflated = record(page, "price-again").locator(".inflated dd");
  await expect(inflated.nth(0)).toContainText('"symbol":"ACME"');
  await expect(inflated.nth(1)).toContainText("points back to bytes that are not there");
  await record(page, "price-again").getByRole("button", { name: "Flip RSV1" }).click();
  await expect(inflated).toHaveCount(0);
});

test("the accept value is computed, and again for another key", async ({ page }) => {
  await open(page, "/answer");
  const steps = page.locator(".accept");
  await expect(steps).toContainText("FyG95ELVOe2BAV1TLwb4CpaS7zM=");
  await expect(steps.getByRole("status")).toHaveText("It is the value that the server sent.");
  await steps.getByRole("textbox").fill("dGhlIHNhbXBsZSBub25jZQ==");
  await expect(steps).toContainText("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  await steps.getByRole("textbox").fill("x");
  await expect(steps).toContainText("Base64 of 16 bytes");
});

test("a frame is taken to Inspect, as it is now", async ({ page }) => {
  await open(page, "/hello");
  await record(page, "hello").getByRole("button", { name: "Set the key to 00 00 00 00" }).click();
  await record(page, "hello").getByRole("button", { name: "Take this to Inspect" }).click();
  await expect(page).toHaveURL(/#\/inspect$/);
  await expect(area(page)).toHaveValue("81 85 00 00 00 00 48 65 6c 6c 6f");
});

test("the capture is taken to Inspect, and can be downloaded", async ({ page }) => {
  await open(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "connection.pcapng" }).click();
  const download = await waiting;
  expect(readFileSync(await download.path())).toEqual(readFileSync(new URL("../../www/learn/connection.pcapng", import.meta.url)));
  await page.getByRole("button", { name: "Take the capture to Inspect" }).first().click();
  await expect(page).toHaveURL(/#\/inspect$/);
  await expect(page.locator(".source")).toContainText("connection.pcapng", { timeout: 30_000 });
  await expect(rows(page).first()).toBeVisible({ timeout: 30_000 });
});

test("on paper all is open", async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("details.record[open]")).toHaveCount(29);
  await expect(page.locator(".record#last-ack .explained")).toHaveCount(11);
  await expect(page.locator(".commands[open]")).toHaveCount(10);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(page.locator("details.record[open]")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"]) {
  test(`everyone can use it, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, "/hello");
    for (const name of ["syn", "request", "answer", "echo", "attack", "price-again", "close"]) await line(page, name).click();
    await run(page, "hello", "masking key").click();
    await line(page, "hello").press("e");
    await expect(record(page, "hello").locator("#edit-payload")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))])).toEqual([]);
  });
}

for (const [width, height] of [[1440, 900], [390, 844], [360, 740]]) {
  test(`fits ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, "/hello");
    for (const name of ["syn", "request", "answer", "sixty-four-bits", "price-again"]) await line(page, name).click();
    await expect(record(page, "price-again").locator(".inflated dd").first()).toContainText("ACME");
    const wide = () => page.evaluate(() => [document.documentElement, document.querySelector(".story")].map((one) => one.scrollWidth - one.clientWidth));
    expect(await wide()).toEqual([0, 0]);
  });
}
