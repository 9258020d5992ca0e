// Lessons in the Learn place: exercises are judged, the catalogue opens in Inspect, common errors show their bytes.
import AxeBuilder from "@axe-core/playwright";
import { createHash } from "node:crypto";
import { expect, test } from "./page.mjs";
import { area, octet, rows } from "./workbench.mjs";

const exercise = (page) => page.locator(".exercise");
const verdict = (page) => exercise(page).locator(".judged");
const check = (page) => exercise(page).getByRole("button", { name: "Check", exact: true }).click();
const answer = (page) => exercise(page).getByRole("textbox", { name: "Your" });
const done = (page, title) => page.locator(".contents li").filter({ hasText: title }).locator(".done");

async function open(page, to, heading) {
  await page.goto(`/#/learn/${to}`);
  await expect(page.locator(".lesson").getByRole("heading", { name: heading, exact: true })).toBeVisible({ timeout: 30_000 });
}

const bytes = async (page) => {
  const text = await exercise(page).locator(".octets div.mono").innerText();
  return text.trim().split(/\s+/).map((byte) => parseInt(byte, 16));
};

test("a length is read, first wrong and then right", async ({ page }) => {
  await open(page, "exercise/length-16", "Read a 16-bit length");
  const [, second, high, low] = await bytes(page);
  await answer(page).fill(String(low * 256 + high));
  await check(page);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "wrong");
  await expect(verdict(page)).toContainText("with the lower byte first");
  await answer(page).fill("a few");
  await check(page);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "unread");
  await expect(done(page, "Read a 16-bit length")).toHaveCount(0);
  expect(second & 0x7f).toBe(126);
  await answer(page).fill(String(high * 256 + low));
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toHaveAttribute("data-verdict", "right");
  await expect(done(page, "Read a 16-bit length")).toHaveCount(1);
  await page.reload();
  await expect(done(page, "Read a 16-bit length")).toHaveCount(1, { timeout: 30_000 });
});

test("a payload is unmasked by hand", async ({ page }) => {
  await open(page, "exercise/unmask", "Unmask by hand");
  const [, second, ...rest] = await bytes(page);
  const payload = rest.slice(4, 4 + (second & 0x7f));
  const unmasked = payload.map((byte, at) => byte ^ rest[at % 4]);
  await answer(page).fill(payload.map((byte) => byte.toString(16).padStart(2, "0")).join(" "));
  await check(page);
  await expect(verdict(page)).toContainText("still masked");
  await answer(page).fill(String.fromCharCode(...unmasked));
  await check(page);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "right");
  // The frame is alive, as in Inspect.
  await expect(exercise(page).locator(".diagram .cell[data-field=masking-key]").first()).toBeVisible();
});

test("an accept value is computed on the bench", async ({ page }) => {
  await open(page, "exercise/accept", "Compute an accept");
  const key = await exercise(page).locator("form > .values dd").innerText();
  await exercise(page).getByRole("textbox", { name: "Text", exact: true }).fill(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
  const encoded = await exercise(page).locator(".bench dd").nth(1).innerText();
  const right = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  expect(encoded).toBe(right);
  const lower = createHash("sha1").update(`${key}258eafa5-e914-47da-95ca-c5ab0dc85b11`).digest("base64");
  await answer(page).fill(lower);
  await check(page);
  await expect(verdict(page)).toContainText("lower case");
  await answer(page).fill(encoded);
  await check(page);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "right");
});

test("FIN is found by keyboard", async ({ page }) => {
  await open(page, "exercise/find-fin", "Find FIN");
  const picks = exercise(page).getByRole("radio", { name: /^Byte / });
  const octets = await picks.evaluateAll((all) => all.map((one) => parseInt(one.getAttribute("aria-label").split(", ")[1], 16)));
  let at = 0;
  while (!(octets[at] & 0x80)) at += 6 + (octets[at + 1] & 0x7f);
  await picks.first().focus();
  await page.keyboard.press("Space");
  for (let step = 0; step < at; step += 1) await page.keyboard.press("ArrowRight");
  await expect(picks.nth(at)).toBeChecked();
  await exercise(page).getByRole("radio", { name: /^Bit 2 of/ }).focus();
  await page.keyboard.press("Space");
  await check(page);
  await expect(verdict(page)).toContainText("RSV1–3");
  await exercise(page).getByRole("radio", { name: /^Bit 1 of/ }).focus();
  await page.keyboard.press("Space");
  await check(page);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "right");
});

test("hints lead to the answer, and new bytes ask anew", async ({ page }) => {
  await open(page, "exercise/why-1006", "Why 1006?");
  const before = await exercise(page).locator(".happened").innerText();
  for (let hint = 1; hint <= 3; hint += 1) {
    await exercise(page).getByRole("button", { name: "Hint", exact: true }).click();
    await expect(exercise(page).locator(".hints li")).toHaveCount(hint);
  }
  await exercise(page).getByRole("button", { name: "Show the answer" }).click();
  await expect(verdict(page)).toHaveAttribute("data-verdict", "right");
  // Who is told has not solved it.
  await expect(done(page, "Why 1006?")).toHaveCount(0);
  await expect(async () => {
    await exercise(page).getByRole("button", { name: "New bytes" }).click();
    expect(await exercise(page).locator(".happened").innerText()).not.toBe(before);
  }).toPass();
  await expect(verdict(page)).toHaveCount(0);
});

test("fourteen faults are found", async ({ page }) => {
  test.slow();
  await open(page, "exercise/fourteen", "Fourteen faults");
  const [frame, rule] = [0, 1].map((at) => exercise(page).getByRole("combobox").nth(at));
  const [frames, rules] = [await frame.locator("option").count(), await rule.locator("option").count()];
  const found = exercise(page).locator(".found li");
  // Every rule is said of every frame, until it holds.
  let count = 0;
  for (let one = 1; one < rules && count < 14; one += 1) {
    for (let at = 0; at < frames; at += 1) {
      await frame.selectOption({ index: at });
      await rule.selectOption({ index: one });
      await check(page);
      await expect(verdict(page)).toBeVisible();
      if ((await verdict(page).getAttribute("data-verdict")) === "wrong") continue;
      count += 1;
      await expect(found).toHaveCount(count);
      break;
    }
  }
  expect(count).toBe(14);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "right");
  await expect(done(page, "Fourteen faults")).toHaveCount(1);
});

test("the catalogue opens in Inspect", async ({ page }) => {
  await open(page, "catalogue", "Catalogue");
  expect(await page.locator(".catalogue .entry").count()).toBeGreaterThanOrEqual(30);
  await page.getByRole("button", { name: "A continuation of nothing" }).click();
  await expect(page).toHaveURL(/#\/inspect/);
  await expect(area(page)).toHaveValue(/^81 85/);
  await expect(rows(page)).toHaveCount(2);
  await open(page, "catalogue", "Catalogue");
  await page.getByRole("button", { name: "A lost segment", exact: true }).click();
  await expect(page).toHaveURL(/#\/inspect/);
  await expect(page.locator(".source")).toContainText("lost-segment.pcapng");
});

test("common errors show the bytes that correct them", async ({ page }) => {
  await open(page, "errors", "Common errors");
  await expect(page.locator(".all-lessons li")).toHaveCount(9);
  await page.locator(".all-lessons a").first().click();
  await expect(page.getByRole("heading", { name: "FIN closes the connection." })).toBeVisible();
  await expect(page.locator(".lesson .diagram")).toHaveCount(3);
});

test("lessons are for everyone", async ({ page }) => {
  test.slow();
  const places = [
    ["exercise", "Lessons"],
    ["exercise/find-fin", "Find FIN"],
    ["exercise/origin", "Origin and hijacking"],
    ["exercise/fourteen", "Fourteen faults"],
    ["catalogue", "Catalogue"],
    ["errors/limit-65025", "16 bits of length go up to 65,025."],
  ];
  for (const [to, heading] of places) {
    await open(page, to, heading);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${to} ${colorScheme} ${id}: ${nodes.map((node) => node.html).join("\n")}`)).toEqual([]);
    }
    await expect(page.locator(".learn")).not.toContainText(/\[(lesson|exercise|catalogue|common-error|bench|origin)/);
  }
});
