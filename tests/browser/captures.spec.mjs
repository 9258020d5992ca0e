// A capture is dropped, its conversations are opened, read, filtered and taken out again.
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { all, bytesOf, choose, conversations, file, listedConversations, many, pcap } from "./capture.mjs";
import { expect, test } from "./page.mjs";
import { area, counted, heading, octet, pressAtOnce, rows, selected } from "./workbench.mjs";

const filter = (page) => page.getByRole("combobox", { name: "Filter (/)" });
const payload = (page) => page.locator(".inspector .payload");

// What the browser saves when an entry of the export menu is chosen.
async function exported(page, entry) {
  await page.locator(".frames .copy-menu summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: entry }).click()]);
  await expect(page.locator(".frames .copy-menu .note")).toContainText("was saved");
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("a capture that is dropped anywhere is read", async ({ page }) => {
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  await page.evaluate(
    (bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], "dropped.pcapng"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    [...bytesOf("ws-deflate.pcapng")],
  );
  await expect(file(page)).toContainText("dropped.pcapng");
  await expect(file(page)).toContainText("pcapng");
  await expect(page).toHaveTitle("dropped.pcapng · Framescope");
  await expect(conversations(page)).toHaveCount(1);
  await expect(conversations(page)).toContainText(["/deflate"]);
  await expect(conversations(page).locator(".tag")).toContainText(["1", "deflate"]);
  await expect(rows(page).first().locator(".op")).toHaveText("SYN");
  await expect(heading(page)).toContainText("Frame 1");
});

test("what begins like no capture stays a text, and a text a paste", async ({ page }) => {
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  const chooser = page.locator("input[type=file]");
  await chooser.setInputFiles({ name: "a.txt", mimeType: "", buffer: Buffer.from("81 02 68 69") });
  await expect(area(page)).toHaveValue("81 02 68 69");
  await chooser.setInputFiles({ name: "a.bin", mimeType: "", buffer: Buffer.from([0x81, 0, 0x82, 0]) });
  await expect(page.getByRole("alert")).toContainText("“a.bin” holds raw bytes and begins like no capture");
});

test("a conversation is opened alone, and all of them again", async ({ page }) => {
  await choose(page, "closes.pcapng");
  const count = await listedConversations(page);
  expect(count).toBeGreaterThanOrEqual(6);
  await expect(all(page)).toHaveAttribute("aria-selected", "true");
  const ofAll = Number(await page.locator(".table").getAttribute("aria-rowcount"));
  await conversations(page).filter({ hasText: "/reset" }).click();
  await expect(rows(page).locator(".preview").filter({ hasText: "GET /reset" })).toHaveCount(1);
  await expect.poll(async () => Number(await page.locator(".table").getAttribute("aria-rowcount"))).toBeLessThan(ofAll);
  await expect(selected(page)).toHaveCount(1);
  await expect(conversations(page).filter({ hasText: "/reset" })).toHaveAttribute("aria-selected", "true");
  await expect(rows(page).locator(".whose")).toHaveCount(0);
  await all(page).click();
  await expect.poll(async () => Number(await page.locator(".table").getAttribute("aria-rowcount"))).toBeGreaterThanOrEqual(ofAll);
  await expect(rows(page).first().locator(".whose")).toHaveCount(1);
});

test("conversations are sorted, filtered and reached by keyboard", async ({ page }) => {
  await choose(page, "closes.pcapng");
  const count = await listedConversations(page);
  await page.getByRole("searchbox", { name: "Filter the conversations" }).fill("reset");
  await expect(conversations(page)).toHaveCount(1);
  await page.getByRole("searchbox", { name: "Filter the conversations" }).fill("nowhere at all");
  await expect(page.locator(".conversation-list .nothing")).toHaveText("The filter leaves none.");
  await page.getByRole("searchbox", { name: "Filter the conversations" }).fill("");
  await expect(conversations(page)).toHaveCount(count);
  const frames = () =>
    conversations(page).evaluateAll((rows) => rows.map((row) => Number(/([\d,]+) frames?/.exec(row.textContent)?.[1].replace(",", "") ?? -1)));
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("frames");
  await expect.poll(async () => (await frames()).every((frames, at, all) => at === 0 || all[at - 1] >= frames)).toBe(true);
  await page.getByRole("listbox", { name: "Conversations" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(conversations(page).nth(1)).toHaveAttribute("aria-selected", "true");
  await pressAtOnce(page.getByRole("listbox", { name: "Conversations" }), ["Home", "Enter"]);
  await expect(all(page)).toHaveAttribute("aria-selected", "true");
});

test("a TLS connection is listed and greyed, with the reason", async ({ page }) => {
  await choose(page, "tls.pcapng");
  const tls = conversations(page).and(page.locator("[data-state=tls]"));
  await expect(tls).toHaveCount(1);
  await expect(tls).toContainText("TLS, encrypted");
  await expect(tls).toHaveAttribute("data-bare", "");
});

test("rejected handshakes say their status", async ({ page }) => {
  await choose(page, "handshakes.pcap");
  await expect(conversations(page).and(page.locator("[data-state=rejected]")).first()).toContainText(/rejected, \d{3}/);
});

test("rows are filtered, and a pong tells its round trip", async ({ page }) => {
  await choose(page, "ws-fragments.pcap");
  await filter(page).fill("opcode:continuation");
  await expect(page.locator("#filter-said")).toContainText(/\d+ lines fit/);
  await expect.poll(async () => new Set(await rows(page).locator(".op").allTextContents())).toEqual(new Set(["Continuation"]));
  await expect(rows(page).first().locator(".marks")).toContainText(/part \d+ of \d+/);
  await filter(page).fill("opcode:ping or opcode:pong");
  await expect(rows(page).locator(".marks").filter({ hasText: "rtt" }).first()).toBeVisible();
});

test("a compressed message is shown inflated, with its sizes", async ({ page }) => {
  await choose(page, "ws-deflate.pcapng");
  await filter(page).fill("is:compressed");
  await expect(page.locator("#filter-said")).toContainText("fit");
  await rows(page).first().click();
  await expect(selected(page).locator(".marks")).toContainText(/→ [\d.]+ k?B/);
  await expect(payload(page)).toContainText(/on the wire, .* inflated: [\d.]+ times as much/);
  await expect(payload(page).getByRole("button", { name: "Inflated" })).toHaveAttribute("aria-pressed", "true");
  const buffer = page.locator(".buffers").getByRole("button", { name: /^Inflated/ });
  await buffer.click();
  await expect(buffer).toHaveAttribute("aria-pressed", "true");
  await expect(octet(page, 0)).toBeVisible();
});

test("a handshake shows both heads, and a line lights its bytes up", async ({ page }) => {
  await choose(page, "ws-plain.pcap");
  await rows(page).and(page.locator("[data-kind=handshake]")).first().click();
  await expect(heading(page)).toContainText("Request");
  await expect(page.locator(".inspector .verdict")).toHaveAttribute("data-outcome", "pass");
  await expect(page.locator(".inspector pre.text")).toHaveCount(2);
  await page.locator(".head-text [data-line]").nth(1).hover();
  await expect(page.locator(".hex .octets [data-lit]").first()).toBeVisible();
  await page.getByRole("button", { name: "Go to it" }).click();
  await expect(heading(page)).toContainText("Response");
});

test("times are relative, absolute or since the row before, and the choice is kept", async ({ page }) => {
  await choose(page, "ws-plain.pcap");
  const times = rows(page).locator(".time");
  await expect(times.first()).toHaveText("0.000000");
  await page.locator(".head .time button").click();
  await expect(times.first()).toHaveText(/^\d\d:\d\d:\d\d\.\d{6}$/);
  await page.locator(".head .time button").click();
  await expect(times.nth(1)).toHaveText(/^\+0\.\d{6}$/);
  await choose(page, "ws-plain.pcap");
  await expect(times.nth(1)).toHaveText(/^\+/);
});

test("a frame and a packet are found by their numbers", async ({ page }) => {
  await choose(page, "ws-plain.pcap");
  const goTo = page.locator("#go-to-frame");
  await goTo.fill("#3");
  await goTo.press("Enter");
  await expect(heading(page)).toContainText("Frame 3");
  const packet = /packets? (\d+)/.exec(await page.locator(".inspector .origin").textContent())[1];
  await goTo.fill("p1");
  await goTo.press("Enter");
  await expect(heading(page)).toContainText("SYN");
  await goTo.fill(`p${packet}`);
  await goTo.press("Enter");
  await expect(page.locator(".inspector .origin")).toContainText(new RegExp(`packets? ${packet}\\b`));
  await goTo.fill("p999999");
  await goTo.press("Enter");
  await expect(page.locator(".frames header")).toContainText("Nothing listed stands in packet 999,999");
});

test("the chart tells bytes over time and leads to rows", async ({ page }) => {
  await choose(page, "ws-plain.pcap");
  const chart = page.getByRole("slider", { name: "Bytes over time" });
  await expect(chart.locator(".client")).toHaveAttribute("d", /M/);
  await chart.focus();
  await page.keyboard.press("End");
  await expect(chart).toHaveAttribute("aria-valuetext", /from the client, .* from the server/);
  const before = await heading(page).textContent();
  await page.keyboard.press("Enter");
  await expect(heading(page)).not.toHaveText(before);
});

test("rows are exported as JSON and CSV, packets as pcapng", async ({ page }) => {
  await choose(page, "ws-plain.pcap");
  const json = await exported(page, "Listed rows, JSON");
  expect(json.name).toMatch(/\.json$/);
  const count = JSON.parse(json.bytes.toString()).length;
  expect(count).toBeGreaterThan(0);
  await expect(page.locator(".table")).toHaveAttribute("aria-rowcount", String(count + 1));
  await page.keyboard.press("Escape");
  const csv = await exported(page, "Listed rows, CSV");
  expect(csv.name).toMatch(/\.csv$/);
  await page.keyboard.press("Escape");
  const packets = await exported(page, "Packets of the conversation, pcapng");
  expect(packets.name).toMatch(/\.pcapng$/);
  expect([...packets.bytes.subarray(0, 4)]).toEqual([0x0a, 0x0d, 0x0d, 0x0a]);
});

test("a frame is taken out to be changed, and the capture comes back", async ({ page }) => {
  await choose(page, "ws-plain.pcap");
  await expect(heading(page)).toContainText("Frame 1");
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(area(page)).toHaveValue(/^8[12]/);
  await expect(counted(page)).toHaveText(/^1 frame/);
  await expect(page.getByRole("button", { name: "Edit" })).toBeVisible();
  await page.getByRole("button", { name: "Back to “ws-plain.pcap”" }).click();
  await expect(file(page)).toContainText("ws-plain.pcap");
  await expect(conversations(page).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "“ws-plain.pcap” was open. Choose it again…" })).toBeVisible();
});

test("a file that ends too early says where, and what was read stays", async ({ page }) => {
  const whole = bytesOf("ws-plain.pcap");
  await choose(page, { name: "cut.pcap", buffer: whole.subarray(0, whole.length - 10) });
  await expect(file(page).getByRole("status")).toContainText(/ends inside a packet at offset [\d,]+: \d+ bytes are needed, \d+ are there\. Everything before it was read\./);
  await expect(conversations(page).first()).toBeVisible();
  await expect(heading(page)).toContainText("Frame 1");
});

test("the last of a million rows is reached, by key, by scroll bar and by number", async ({ page }) => {
  test.slow();
  const count = 1_000_000;
  await choose(page, many(count));
  await expect(counted(page)).toHaveText("1,000,000 frames · 1,000,000 messages");
  // The amounts are known before the list has all rows: two heads, and the line of names.
  await expect(page.locator(".table")).toHaveAttribute("aria-rowcount", String(count + 3));
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
    }).observe({ type: "longtask" });
  });
  const table = page.locator(".table");
  await table.focus();
  await page.keyboard.press("End");
  await expect(heading(page)).toContainText("Frame 1,000,000");
  await expect(selected(page).locator(".preview")).toHaveText("ok");
  await page.keyboard.press("Home");
  await expect(heading(page)).toContainText("Request");
  await table.evaluate((table) => (table.scrollTop = table.scrollHeight));
  await expect(rows(page).last().locator(".num").first()).toHaveText("1000000");
  await table.evaluate((table) => (table.scrollTop = table.scrollHeight / 2));
  await expect.poll(async () => Math.abs(Number(await rows(page).first().locator(".num").first().textContent()) - count / 2)).toBeLessThan(count / 100);
  await page.locator("#go-to-frame").fill("654321");
  await page.locator("#go-to-frame").press("Enter");
  await expect(heading(page)).toContainText("Frame 654,321");
  console.log(`the longest task on the page while a million rows were scrolled: ${await page.evaluate(() => Math.round(window.longest))} ms`);
});

test("reading a large file is stopped, and what was read is shown", async ({ page }) => {
  test.slow();
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  await page.evaluate(
    (bytes) => {
      // Ethernet frames of no protocol that is read, 12 GB of them, without their taking that room.
      const record = new Uint8Array(16 + 250_000);
      new DataView(record.buffer).setUint32(8, 250_000, true);
      new DataView(record.buffer).setUint32(12, 250_000, true);
      record[28] = 0x88;
      record[29] = 0xb5;
      const many = new Blob(Array(1000).fill(new Blob([record])));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes), ...Array(50).fill(many)], "large.pcap"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    [...many(10).buffer],
  );
  await expect(page.getByRole("progressbar", { name: "Reading" })).toBeVisible();
  await expect(page.locator(".reading")).toContainText(/\d+ % · .*\/s/);
  await expect(heading(page)).toContainText("Frame 1");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(file(page).getByRole("status")).toContainText(/Stopped at \d+ %: what was read before is shown\./);
  await expect(counted(page)).toHaveText("10 frames · 10 messages");
});

for (const [scheme, width, height] of [["light", 1440, 900], ["dark", 390, 844]]) {
  test(`everyone can use it: ${scheme}, ${width} px`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    await choose(page, "closes.pcapng");
    await expect(heading(page)).toContainText("Frame 1");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

// Frames of a server inside of one that is longer than the packet that its beginning came with: which of them are frames cannot be told.
test("another start than the guess is chosen, and the guess again", async ({ page }) => {
  const text = (words) => Buffer.concat([Buffer.from([0x81, words.length]), Buffer.from(words)]);
  const inside = Buffer.concat([Buffer.alloc(20, 0xee), ...["one", "two", "three", "four", "five"].map(text)]);
  const outer = Buffer.concat([Buffer.from([0x82, inside.length]), inside]);
  const buffer = pcap([
    ["server", outer.subarray(0, 22)],
    ["server", outer.subarray(22)],
    ["server", text("after")],
  ]);
  await choose(page, { name: "begun-before.pcap", buffer });
  const guess = page.locator(".source .message").filter({ hasText: "of this direction" });
  const previews = rows(page).locator(".preview");
  await expect(guess).toContainText("at byte 22 of this direction");
  await expect(guess).toContainText("byte 0 may begin one too");
  await expect(previews.filter({ hasText: "three" })).toHaveCount(1);

  await guess.getByRole("button", { name: "Read from byte 0" }).click();
  await expect(guess).toContainText("from byte 0 of this direction on, as you chose");
  await expect(previews.filter({ hasText: "after" })).toHaveCount(1);
  await expect(rows(page)).toHaveCount(2);
  await expect(selected(page)).toHaveCount(1);
  await expect(heading(page)).toContainText("Frame 1");
  await expect(page.locator(".reading")).toHaveCount(0);

  await guess.getByRole("button", { name: "Back to byte 22" }).press("Enter");
  await expect(guess).toContainText("at byte 22 of this direction");
  await expect(previews.filter({ hasText: "three" })).toHaveCount(1);
  await expect(selected(page)).toHaveCount(1);
});
