// Linked views: what is under the pointer, or selected, shows in the diagram, the fields, the bytes, the list and the paste.
import { expect, test } from "./page.mjs";
import { area, heading, marks, octet, open, rows, selected } from "./workbench.mjs";

const cell = (page, field) => page.locator(`.diagram .cell[data-field=${field}]`).first();
const line = (page, field) => page.locator(`.fields .line[data-field=${field}]`);
const lit = (page, all) =>
  page.locator(`${all}[data-lit]`).evaluateAll((cells) => [...new Set(cells.map((cell) => cell.dataset.field ?? cell.dataset.at))]);
const away = (page) => page.locator(".bar").hover({ position: { x: 2, y: 2 } });

test("a byte shows its field and its place in the paste", async ({ page }) => {
  await open(page, "0000  81 85 37 fa 21 3d 7f 9f  ..7.!=..\n0008  4d 51 58                 MQX\n");
  await octet(page, 3).hover();
  await expect.poll(() => lit(page, ".cell")).toEqual(["masking-key"]);
  await expect(line(page, "masking-key")).toHaveAttribute("data-lit");
  await expect(marks(page, "hover")).toHaveText("fa");
  await octet(page, 8).hover();
  await expect.poll(() => lit(page, ".cell")).toEqual(["payload"]);
  await expect(marks(page, "hover")).toHaveText("4d");
  await away(page);
  await expect(marks(page, "hover")).toHaveCount(0);
  await expect.poll(() => lit(page, ".cell")).toEqual([]);
});

test("a field shows its bytes and its place in the paste", async ({ page }) => {
  await open(page);
  for (const view of [cell, line]) {
    await view(page, "masking-key").hover();
    await expect.poll(() => lit(page, ".hex .octets span")).toEqual(["masking-key"]);
    await expect(page.locator(".hex .octets [data-lit]")).toHaveText(["37", "fa", "21", "3d"]);
    await expect(marks(page, "hover")).toHaveText("37 fa 21 3d");
    await away(page);
    await expect(page.locator(".hex .octets [data-lit]")).toHaveCount(0);
  }
});

test("a click stays until Esc", async ({ page }) => {
  await open(page);
  await line(page, "masking-key").click();
  await away(page);
  await expect.poll(() => lit(page, ".cell")).toEqual(["masking-key"]);
  await expect(page.locator(".hex .octets [data-lit]")).toHaveText(["37", "fa", "21", "3d"]);
  await expect(page.locator(".paste mark[data-lit]")).toHaveText("37 fa 21 3d");
  // The pointer goes before what was clicked, and gives way to it again.
  await octet(page, 1).hover();
  await expect.poll(() => lit(page, ".cell")).toEqual(["mask", "payload-len"]);
  await away(page);
  await expect.poll(() => lit(page, ".cell")).toEqual(["masking-key"]);
  await page.keyboard.press("Escape");
  await expect.poll(() => lit(page, ".cell")).toEqual([]);
  await expect(page.locator(".paste mark[data-lit]")).toHaveCount(0);
});

test("a byte of another frame opens it; clicked again, its field stays", async ({ page }) => {
  await open(page);
  await octet(page, 16).click();
  await expect(heading(page)).toContainText("Frame 3");
  await expect(selected(page)).toContainText("Ping");
  await expect(marks(page, "hover")).toHaveText("89");
  await octet(page, 17).click();
  // Pointer and focus go elsewhere.
  await away(page);
  await area(page).focus();
  await expect.poll(() => lit(page, ".cell")).toEqual(["payload-len"]);
  await expect(octet(page, 17)).toHaveAttribute("data-lit");
});

test("frames and their bytes light each other", async ({ page }) => {
  await open(page);
  await octet(page, 18).hover();
  await expect(rows(page).nth(2)).toHaveAttribute("data-lit");
  await expect(marks(page, "hover")).toHaveText("48");
  await away(page);
  await expect(page.locator(".row[data-lit]")).toHaveCount(0);
});

test("the caret in the paste opens the frame that it stands in", async ({ page }) => {
  await open(page);
  await area(page).press("Control+End");
  await expect(heading(page)).toContainText("Frame 4");
  await area(page).press("Control+Home");
  await expect(heading(page)).toContainText("Frame 1");
  await expect(area(page)).toBeFocused();
});

test("characters outside of the basic plane do not shift the marks", async ({ page }) => {
  await open(page, "# 🎉 two frames\n89 00\n8a 00\n");
  await rows(page).nth(1).click();
  await expect(heading(page)).toContainText("Pong");
  await expect(marks(page, "field")).toHaveText(["8a", "00"]);
});
