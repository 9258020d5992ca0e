// The filter box: it narrows the list as it is typed, offers what could come next, and says what is wrong.
import { expect, test } from "./page.mjs";
import { counted, heading, listed, open, pressAtOnce, rows, selected } from "./workbench.mjs";

const filter = (page) => page.locator("#filter");
const said = (page) => page.locator("#filter-said");
const offered = (page) => page.getByRole("option");

// A masked "Hello", a ping, an unmasked "Hello", 16 bytes, a Close.
const FRAMES =
  "81 85 37 fa 21 3d 7f 9f 4d 51 58  89 80 01 02 03 04  81 05 48 65 6c 6c 6f  82 10 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f  88 02 03 e8";

test("each filter leaves what fits it", async ({ page }) => {
  await open(page, FRAMES);
  for (const [typed, opcodes] of [
    ["opcode:text", ["Text", "Text"]],
    ["from:client", ["Text", "Ping"]],
    ["from:client opcode:text", ["Text"]],
    ["len>5", ["Binary"]],
    ['"ell"', ["Text", "Text"]],
    ["not opcode:text", ["Ping", "Binary", "Close"]],
    ["opcode:ping or opcode:close", ["Ping", "Close"]],
    ["close:1000", ["Close"]],
    ["opcode:pong", []],
  ]) {
    await filter(page).fill(typed);
    await expect(page.locator(".frames .row .op"), typed).toHaveText(opcodes);
    await expect(said(page), typed).toHaveText(
      opcodes.length === 0 ? "Nothing fits." : opcodes.length === 1 ? "1 line fits." : `${opcodes.length} lines fit.`,
    );
    await expect(filter(page)).toHaveAttribute("aria-invalid", "false");
  }
  await expect(page.locator(".frames .nothing")).toHaveText("The filter leaves nothing.");
  await filter(page).fill("");
  await expect(rows(page)).toHaveCount(5);
  await expect(said(page)).toHaveText("");
});

test("arrows walk through what the filter leaves", async ({ page }) => {
  await open(page, FRAMES);
  await filter(page).fill("from:server");
  await expect(rows(page)).toHaveCount(3);
  await filter(page).blur();
  await page.keyboard.press("Home");
  await expect(selected(page).locator(".num").first()).toHaveText("3");
  await page.keyboard.press("ArrowDown");
  await expect(selected(page).locator(".num").first()).toHaveText("4");
  await expect(heading(page)).toContainText("Frame 4");
});

test("keys that follow each other sooner than the page draws are all heard", async ({ page }) => {
  await open(page, FRAMES);
  await filter(page).fill("from:server");
  await expect(rows(page)).toHaveCount(3);
  await filter(page).blur();
  for (const [keys, number] of [[["Home", "ArrowDown", "ArrowDown"], 5], [["Home", "ArrowDown"], 4], [["End", "ArrowUp", "ArrowUp"], 3]]) {
    await pressAtOnce(page.locator("body"), keys);
    await expect(selected(page).locator(".num").first(), keys.join(" ")).toHaveText(String(number));
    await expect(heading(page)).toContainText(`Frame ${number}`);
  }
});

test("a row that is clicked stays where it is", async ({ page }) => {
  await open(page, "81 00  ".repeat(500));
  const table = page.locator(".table");
  await table.evaluate((table) => (table.scrollTop = table.scrollHeight / 2));
  const row = rows(page).filter({ has: page.getByText("255", { exact: true }) });
  await expect(row).toBeVisible();
  const before = await table.evaluate((table) => table.scrollTop);
  await row.dispatchEvent("click");
  await expect(heading(page)).toContainText("Frame 255");
  await expect(table).toHaveAttribute("aria-activedescendant", await row.getAttribute("id"));
  expect(await table.evaluate((table) => table.scrollTop)).toBe(before);
});

test("a wrong filter says what is wrong and filters nothing", async ({ page }) => {
  await open(page, FRAMES);
  for (const [typed, wrong] of [
    ["opcode:pingpong", "Column 8: “pingpong” is not the name or number of an opcode. Nothing is filtered."],
    ["from:nobody", "Column 6: “nobody” is not client or server. Nothing is filtered."],
    ["len>many", "Column 5: “many” is not a number or a range such as 10..20. Nothing is filtered."],
    ['"open', "Column 1: “\"open” is not closed by a quote. Nothing is filtered."],
    ["size>5", "Column 1: “size” is not a key; a word to look for in payloads goes in quotes. Nothing is filtered."],
  ]) {
    await filter(page).fill(typed);
    await filter(page).blur();
    await expect(said(page), typed).toContainText(wrong);
    await expect(filter(page), typed).toHaveAttribute("aria-invalid", "true");
    await expect(rows(page), typed).toHaveCount(5);
  }
});

test("suggestions are taken by keyboard", async ({ page }) => {
  await open(page, FRAMES);
  await page.locator(".table").focus();
  await page.keyboard.press("/");
  await page.keyboard.type("opc");
  await expect(offered(page).first()).toContainText("opcode:");
  await page.keyboard.press("ArrowDown");
  await expect(offered(page).first()).toHaveAttribute("aria-selected", "true");
  await expect(filter(page)).toHaveAttribute("aria-activedescendant", await offered(page).first().getAttribute("id"));
  await page.keyboard.press("Enter");
  await expect(filter(page)).toHaveValue("opcode:");
  await page.keyboard.type("cl");
  await expect(offered(page)).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(filter(page)).toHaveValue("opcode:close");
  await expect(filter(page)).toBeFocused();
  await expect(offered(page)).toHaveCount(0);
  await expect.poll(() => listed(page)).toEqual(["Server to client · Close · 1000 normal closure"]);
  // Esc empties the filter, then leaves it.
  await page.keyboard.press("Escape");
  await expect(filter(page)).toHaveValue("");
  await expect(rows(page)).toHaveCount(5);
  await page.keyboard.press("Escape");
  await expect(filter(page)).not.toBeFocused();
});

test("messages are listed too", async ({ page }) => {
  await open(page, "01 03 48 65 6c  89 00  80 02 6c 6f  82 01 00");
  await page.getByRole("group", { name: "List" }).getByRole("button", { name: "Messages" }).click();
  await expect.poll(() => listed(page)).toEqual(["Server to client · Text · Hello", "Server to client · Binary · 00"]);
  await expect(rows(page).first()).toContainText("2 frames");
  await expect(counted(page)).toHaveText("4 frames · 2 messages");
});
