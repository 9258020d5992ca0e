// What readers hand to each other: links, files, copies; and what is compared.
import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { choose, conversations, many } from "./capture.mjs";
import { expect, test } from "./page.mjs";
import { area, heading, octet, open, rows, selected } from "./workbench.mjs";

const dialog = (page) => page.getByRole("dialog");
const verdict = (page) => dialog(page).locator(".verdict");
const linkOf = (page) => dialog(page).locator("pre");
const line = (page) => page.locator(".link-line");

async function share(page, what) {
  await page.getByRole("button", { name: "Share" }).click();
  await expect(verdict(page)).toBeVisible();
  if (what) {
    await dialog(page).getByRole("button", { name: what, exact: true }).click();
    await expect(dialog(page).getByRole("button", { name: what, exact: true })).toHaveAttribute("aria-pressed", "true");
    await expect(verdict(page)).toBeVisible();
  }
}

async function close(page) {
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await expect(dialog(page)).toHaveCount(0);
}

async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

// A record of version 1, as src/analysis/share/mod.rs describes it.
const record = (...parts) => Buffer.concat([Buffer.from([1]), ...parts.map(([tag, value]) => Buffer.concat([Buffer.from([tag, value.length]), Buffer.from(value)]))]);
const fragment = (bytes) => `#share=${deflateRawSync(bytes).toString("base64url")}`;

test("a frame with an edit opens in a page that shows something else, and leads back to it", async ({ page, browser, baseURL }) => {
  await open(page, "81 85 37 fa 21 3d 7f 9f 4d 51 58");
  await page.locator(".diagram .cell[data-field=fin]").dblclick();
  await expect(page.locator(".what-if")).toBeVisible();
  await page.locator(".diagram .cell[data-field=opcode]").click();
  await share(page);
  await expect(verdict(page)).toHaveAttribute("data-outcome", "pass");
  await expect(dialog(page)).toContainText("1 edit");
  const link = await linkOf(page).textContent();
  expect(link.startsWith(new URL(baseURL).origin)).toBe(true);
  const text = inflateRawSync(Buffer.from(new URL(link).hash.slice("#share=".length), "base64url")).toString("latin1");
  expect(text).toContain("81 85 37 fa");

  const context = await browser.newContext({ serviceWorkers: "block" });
  const other = await context.newPage();
  await other.goto(new URL("/", baseURL).href);
  await expect(octet(other, 0)).toBeVisible();
  // What this reader has of its own, and the part of the page that reads links, which is fetched when it is first needed.
  await area(other).fill("82 00");
  await expect(heading(other)).toContainText("Binary");
  await share(other);
  await close(other);
  await expect.poll(() => other.evaluate(() => localStorage.getItem("framescope/text"))).toBe("82 00");
  await context.setOffline(true);
  await other.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expect(line(other)).toContainText("brought here");
  await expect(area(other)).toHaveValue("81 85 37 fa 21 3d 7f 9f 4d 51 58");
  await expect(heading(other)).toContainText("Frame 1");
  await expect(other.locator(".diagram .cell[data-field=fin] b")).toHaveText("0");
  await expect(other.locator(".diagram .cell[data-field=opcode][data-lit]")).toBeVisible();
  expect(await other.evaluate(() => localStorage.getItem("framescope/text"))).toBe("82 00");
  await line(other).getByRole("button", { name: "Back to your own" }).click();
  await expect(area(other)).toHaveValue("82 00");
  await expect(line(other)).toHaveCount(0);
  expect(new URL(other.url()).hash).toBe("#/inspect");
  await context.close();
});

test("what came with a link is the reader's own once it is changed", async ({ page }) => {
  await open(page, "82 00");
  await page.goto(`/${fragment(record([14, "81 00"]))}`);
  await page.reload();
  await expect(line(page)).toContainText("brought here");
  await expect(area(page)).toHaveValue("81 00");
  await area(page).fill("81 01 61");
  await expect(line(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#\/inspect$/);
  await expect.poll(() => page.evaluate(() => localStorage.getItem("framescope/text"))).toBe("81 01 61");
  await page.reload();
  await expect(area(page)).toHaveValue("81 01 61");
});

test("old links open, broken ones say why", async ({ page }) => {
  const whole = fragment(record([1, [1]], [2, "payload"], [14, "8100 810161"]));
  const rows = [
    ["#share=Y-RTsDBUsDBVMDZXSEtUMDJUME5RME9TsExTMElRMDVUMLUAAA", null, "Frame 1"],
    [whole, null, "Frame 2"],
    [whole.slice(0, -8), "ends too early", null],
    ["#share=a%3Fb", "none that such a link has", null],
    [fragment(Buffer.from([9])), "newer Framescope", null],
    [fragment(record([1, [0xff]], [14, "8100"])), "Its part 1, at offset 1", null],
    [fragment(Buffer.concat([record(), Buffer.alloc(20 * 1024 * 1024)])), "more than 16.7 MB", null],
  ];
  for (const [hash, why, frame] of rows) {
    await page.goto("/");
    await page.goto(`/${hash}`);
    if (why) {
      await expect(line(page)).toContainText(why);
      await expect(line(page)).toHaveAttribute("role", "alert");
    } else {
      await expect(line(page)).toContainText("brought here");
      await expect(heading(page)).toContainText(frame);
    }
  }
});

test("what is too long for a link is a file, which opens again", async ({ page }) => {
  let state = 1;
  const noise = Array.from({ length: 9000 }, () => ((state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16 & 0xff).toString(16).padStart(2, "0"));
  const text = `82 7e 23 28 ${noise.join(" ")}`;
  await open(page, text);
  await share(page);
  await expect(verdict(page)).toHaveAttribute("data-outcome", "caution");
  await expect(linkOf(page)).toHaveCount(0);
  const [download] = await Promise.all([page.waitForEvent("download"), dialog(page).getByRole("button", { name: "Save as a file" }).click()]);
  expect(download.suggestedFilename()).toBe("shared.framescope");
  const buffer = readFileSync(await download.path());
  await close(page);
  await area(page).fill("82 00");
  await expect(heading(page)).toContainText("Binary");
  await page.locator("input[type=file]").setInputFiles({ name: "shared.framescope", mimeType: "", buffer });
  await expect(line(page)).toContainText("brought here");
  await expect(area(page)).toHaveValue(/^82 7e 23 28/);
  await expect(heading(page)).toContainText("9004 bytes");
});

test("a conversation of a capture is shared, with what is selected", async ({ page }) => {
  await choose(page, "ws-fragments.pcap");
  const before = await heading(page).textContent();
  await rows(page).nth(6).click();
  await expect(heading(page)).not.toHaveText(before);
  const title = await heading(page).textContent();
  const preview = await selected(page).locator(".preview").textContent();
  await share(page, "Its conversation");
  const link = await linkOf(page).textContent();
  await page.goto("/");
  await page.goto(`/${new URL(link).hash}`);
  await expect(line(page)).toContainText("brought here");
  await expect(page.locator(".source .file")).toContainText("ws-fragments-conversation-1.pcapng");
  await expect(heading(page)).toHaveText(title);
  await expect(selected(page).locator(".preview")).toHaveText(preview);
});

test("what is selected is in view where a link is opened", async ({ page }) => {
  await choose(page, many(600));
  await expect(selected(page)).toHaveCount(1);
  const far = page.locator(".frames .row[aria-rowindex='500']");
  await page.locator(".frames .table").evaluate((table) => (table.scrollTop = 497 * table.firstElementChild.offsetHeight));
  const before = await heading(page).textContent();
  await far.click();
  await expect(heading(page)).not.toHaveText(before);
  const title = await heading(page).textContent();
  await share(page, "All of it");
  const link = await linkOf(page).textContent();
  await page.goto("/");
  await page.goto(`/${new URL(link).hash}`);
  await expect(heading(page)).toHaveText(title);
  await expect(far).toHaveAttribute("aria-selected", "true");
  await expect(far).toBeInViewport();
});

test("what a browser told is shared as the reconstruction that it is, and nothing else of the file", async ({ page }) => {
  const told = (url, ...texts) => ({
    _webSocketMessages: texts.map((data, at) => ({ type: at % 2 ? "receive" : "send", time: 1700000000 + at, opcode: 1, data })),
    request: { method: "GET", url, httpVersion: "HTTP/1.1", headers: [{ name: "Upgrade", value: "websocket" }] },
    response: { status: 101, statusText: "Switching Protocols", headers: [] },
  });
  const other = { request: { method: "GET", url: "https://example.com/account" }, response: { status: 200 } };
  const log = { creator: { name: "WebInspector", version: "537.36" }, entries: [told("wss://example.com/one", "a", "b"), other, told("wss://example.com/two", "first", "second")] };
  await choose(page, { name: "kept.har", buffer: Buffer.from(JSON.stringify({ log })) });
  await conversations(page).nth(1).click();
  await rows(page).filter({ hasText: "second" }).click();
  await expect(heading(page)).toContainText("server to client");
  for (const [what, name, count] of [
    ["All of it", "kept.har", 2],
    ["Its conversation", "kept-conversation-2.har", 1],
  ]) {
    await share(page, what);
    await expect(dialog(page)).toContainText("reconstruction from what a browser told");
    const link = await linkOf(page).textContent();
    expect(inflateRawSync(Buffer.from(new URL(link).hash.slice("#share=".length), "base64url")).toString()).not.toContain("/account");
    await page.goto("/");
    await page.goto(`/${new URL(link).hash}`);
    await expect(line(page)).toContainText("brought here");
    await expect(page.locator(".source .file")).toContainText(name);
    await expect(page.locator(".source")).toContainText("Reconstructed: a browser told these messages");
    await expect(conversations(page)).toHaveCount(count);
    await expect(selected(page).locator(".preview")).toHaveText("second");
  }
});

test("a frame is copied as the RFC draws it, as Markdown and as a picture", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "81 85 37 fa 21 3d 7f 9f 4d 51 58");
  await page.locator(".inspector summary", { hasText: "Copy" }).click();
  await page.getByRole("button", { name: "As Markdown, picture, text…" }).click();
  const image = dialog(page).getByRole("img");
  await expect(image).toHaveAccessibleName(/^Frame 1: Text, client to server/);
  expect(await image.evaluate((image) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(800);
  await axe(page);
  const copied = async (name) => {
    const summary = dialog(page).locator("summary", { hasText: name });
    await summary.click();
    const code = summary.locator("xpath=..");
    await code.getByRole("button", { name: /^Copy/ }).click();
    await expect(code.getByRole("button", { name: /^Copied/ })).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied("as the RFC draws it")).toContain("|1|0|0|0|  0x1  |1|      5      |             37 fa             |");
  expect(await copied("Markdown")).toContain("| 16–47 | masking key | 37 fa 21 3d |");
  const svg = await copied("SVG");
  expect(svg).toMatch(/^<svg [^]*<\/svg>\s*$/);
  expect(svg).not.toContain("<script");
  // Its colours are there: a cell is neither black nor of the ground's colour.
  const [ground, cell] = await image.evaluate((image) => {
    const context = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight }).getContext("2d", { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return [2, 60].map((at) => [...context.getImageData(at, at, 1, 1).data].join());
  });
  expect(cell).not.toBe(ground);
  expect(cell).not.toBe("0,0,0,255");
  const [download] = await Promise.all([page.waitForEvent("download"), dialog(page).getByRole("button", { name: "Save as PNG" }).click()]);
  expect(download.suggestedFilename()).toBe("frame-1.png");
  const png = readFileSync(await download.path());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBeGreaterThan(1600);
});

const compare = (page) => page.locator(".inspector summary", { hasText: "Compare" });

test("two frames are compared by keyboard, field by field", async ({ page }) => {
  await open(page, "81 85 37 fa 21 3d 7f 9f 4d 51 58  82 03 48 65 6d");
  await compare(page).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator(".inspector .copy-menu .note", { hasText: "Kept: Frame 1" })).toBeVisible();
  await page.keyboard.press("Escape");
  await rows(page).nth(1).click();
  await expect(heading(page)).toContainText("Frame 2");
  await compare(page).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText("opcode");
  await expect(dialog(page)).toContainText("differs first at byte 2");
  const fields = dialog(page).locator("table").first().locator("tbody tr");
  await expect(fields.filter({ hasText: "opcode" }).locator("td").last()).toHaveText("differs");
  await expect(fields.filter({ hasText: "FIN" }).locator("td").last()).toHaveText("same");
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
});

test("two conversations of two captures are compared", async ({ page }) => {
  await choose(page, "ws-plain.pcap");
  await compare(page).click();
  await page.getByRole("button", { name: "Keep this conversation to compare" }).click();
  await expect(page.locator(".inspector .copy-menu .note", { hasText: "Kept: Conversation 1 of ws-plain.pcap" })).toBeVisible();
  await page.locator("input[type=file]").setInputFiles(new URL("../captures/ws-deflate.pcapng", import.meta.url).pathname);
  await expect(page.locator(".source .file")).toContainText("ws-deflate.pcapng");
  await expect(conversations(page).first()).toBeVisible();
  await expect(heading(page)).toBeVisible();
  await compare(page).click();
  await page.getByRole("button", { name: "Compare with: Conversation 1 of ws-plain.pcap" }).click();
  await expect(verdict(page)).toContainText("sec-websocket-extensions");
  await expect(dialog(page)).toContainText("In the order of time");
  await axe(page);
});
