// The report: what breaks a rule, and where.
import { choose } from "./capture.mjs";
import { expect, test } from "./page.mjs";
import { heading, open, rows } from "./workbench.mjs";

const report = (page) => page.locator(".report");
const choice = (page, name) => page.getByRole("group", { name: "List" }).getByRole("button", { name });
const tree = (page) => page.getByRole("tree", { name: "Findings" });
const groups = (page) => tree(page).locator("> [role=treeitem]");
const active = (page) => tree(page).locator("[aria-selected=true]");
// A client's frame without a mask, a reserved opcode, and RSV2, of which nothing was agreed; last a sound one.
const FAULTY = "83 01 61  a1 01 61  81 85 37 fa 21 3d 7f 9f 4d 51 58";

async function show(page) {
  await choice(page, "Report").click();
  await expect(report(page).locator(".verdict").first()).toBeVisible();
}

test("a faulty capture is walked through by keyboard, down to the bytes", async ({ page }) => {
  await choose(page, "handshakes.pcap");
  await expect(choice(page, "Report").locator(".badge")).toHaveAttribute("data-level", "violation");
  await show(page);
  await expect(report(page).locator(".verdict").first()).toHaveAttribute("data-outcome", "fail");
  await tree(page).focus();
  await expect(active(page)).toHaveAttribute("aria-level", "1");
  await expect(groups(page).first()).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowDown");
  await expect(active(page)).toHaveAttribute("aria-level", "2");
  await expect(heading(page)).toContainText("Response");
  await expect(page.locator(".inspector .verdict")).toHaveAttribute("data-outcome", "fail");
  await page.keyboard.press("ArrowLeft");
  await expect(active(page)).toHaveAttribute("aria-level", "1");
  await page.keyboard.press("ArrowLeft");
  await expect(groups(page).first()).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(groups(page).nth(1)).toHaveAttribute("aria-expanded", "true");
  await expect(tree(page)).toHaveAttribute("aria-activedescendant", await groups(page).nth(1).getAttribute("id"));
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await expect(tree(page)).toHaveAttribute("aria-activedescendant", await groups(page).first().getAttribute("id"));
  await choice(page, "Frames").click();
  await expect(report(page)).toHaveCount(0);
  await expect(rows(page).first()).toBeVisible();
});

test("a place of a paste lights its field up", async ({ page }) => {
  await open(page, FAULTY);
  await show(page);
  const group = groups(page).and(page.locator("[data-group=reserved-opcode]"));
  await expect(group).toBeVisible();
  if ((await group.getAttribute("aria-expanded")) === "false") await group.locator(".name").click();
  await group.locator("[aria-level='2']").first().click();
  await expect(heading(page)).toContainText("Frame 1");
  await expect(page.locator(".cell[data-field=opcode][data-lit]").first()).toBeVisible();
  await expect(page.locator(".hex .octets [data-at='0'][data-lit]")).toBeVisible();
  await page.locator(".paste textarea").fill("81 85 37 fa 21 3d 7f 9f 4d 51 58");
  await expect(group).toHaveCount(0);
});

test("it is copied as Markdown", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await choose(page, "handshakes.pcap");
  await show(page);
  await report(page).getByRole("button", { name: /the report as Markdown/ }).click();
  await expect(report(page).locator(".tools .copy")).toContainText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\*\*✗ /);
  expect(copied).toContain(await groups(page).first().locator("strong").textContent());
});

test("a browser's message is explained", async ({ page }) => {
  await open(page);
  await show(page);
  const field = page.getByRole("textbox", { name: "What the browser said" });
  await field.fill("WebSocket connection to 'ws://x/' failed: A server must not mask any frames that it sends to the client.");
  const said = page.locator(".said .sheet");
  await expect(said).toContainText("mask");
  await expect(said.locator(".verdict")).toBeVisible();
  await field.fill("");
  await expect(said).toHaveCount(0);
});

test("findings are grouped by rule or by conversation", async ({ page }) => {
  await choose(page, "handshakes.pcap");
  await show(page);
  const by = page.getByRole("group", { name: "Group by" });
  await expect(by.getByRole("button", { name: "By rule" })).toHaveAttribute("aria-pressed", "true");
  await by.getByRole("button", { name: "By conversation" }).click();
  await expect(groups(page).first()).toHaveAttribute("data-group", /^conversation-\d+$/);
  await by.getByRole("button", { name: "By rule" }).click();
  await expect(groups(page).first()).not.toHaveAttribute("data-group", /^conversation-/);
});

test("of many places the first hundred stand there, and all are a filter away", async ({ page }) => {
  await open(page, "83 01 61 ".repeat(150));
  await show(page);
  const group = groups(page).and(page.locator("[data-group=reserved-opcode]"));
  if ((await group.getAttribute("aria-expanded")) === "false") await group.locator(".name").click();
  const lines = group.locator("[aria-level='2']");
  await expect(lines).toHaveCount(101);
  await expect(lines.last()).toHaveText("50 more: list them");
  await lines.last().click();
  await expect(report(page)).toHaveCount(0);
  await expect(page.locator("#filter")).toHaveValue("finding:reserved-opcode");
  await expect(page.locator("#filter-said")).toHaveText("150 lines fit.");
});

test("on paper stands the report alone, all of it open", async ({ page }) => {
  await choose(page, "handshakes.pcap");
  await show(page);
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".bar", ".source", ".inspector", ".bytes", ".report .tools"]) await expect(page.locator(hidden)).toBeHidden();
  for (const place of await tree(page).locator("[aria-level='2']").all()) await expect(place).toBeVisible();
});

test("on a narrow page nothing lies over the line that the keys are at", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await choose(page, "handshakes.pcap");
  await show(page);
  await tree(page).focus();
  await page.keyboard.press("ArrowDown");
  await expect(active(page)).toHaveAttribute("aria-level", "2");
  const onTop = () =>
    active(page).evaluate((line) => {
      const { x, y, width, height } = line.getBoundingClientRect();
      return line.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
  await expect.poll(onTop).toBe(true);
});
