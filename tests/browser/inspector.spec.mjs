// The inspector and the bytes: what is linked, what the keyboard does, what an edit does.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./page.mjs";
import { FRAMES, heading, octet, open, pasteOutside } from "./workbench.mjs";

const cell = (page, field) => page.locator(`.diagram .cell[data-field=${field}]`).first();
const line = (page, field) => page.locator(`.fields .line[data-field=${field}]`);
const lit = (page, all) => page.locator(`${all}[data-lit]`).evaluateAll((cells) => [...new Set(cells.map((cell) => cell.dataset.field))]);
// Off everything that answers to the pointer.
const away = (page) => page.locator(".bar").hover({ position: { x: 2, y: 2 } });

test("a byte lights all fields that it holds, a field lights its bytes", async ({ page }) => {
  await open(page);
  await octet(page, 0).hover();
  await expect.poll(() => lit(page, ".cell")).toEqual(["fin", "rsv1", "rsv2", "rsv3", "opcode"]);
  await cell(page, "fin").hover();
  await expect.poll(() => lit(page, ".cell")).toEqual(["fin"]);
  await expect(octet(page, 0)).toHaveAttribute("data-lit");
  await line(page, "masking-key").hover();
  await expect.poll(() => page.locator(".hex .octets [data-lit]").evaluateAll((octets) => octets.map((octet) => octet.textContent).join(" "))).toBe("37 fa 21 3d");
  await expect(page.locator(".whereabouts")).toHaveText("masking key · bytes 2–5 of the frame");
  await page.locator(".xor .octet").nth(2).hover();
  await expect(octet(page, 8)).toHaveAttribute("data-pointed");
  await away(page);
  await expect.poll(() => lit(page, ".cell")).toEqual([]);
});

test("a click keeps a field lit, arrows go on, Esc lets go", async ({ page }) => {
  await open(page);
  await page.locator(".fields .bit[data-field=rsv2]").click();
  await away(page);
  await expect.poll(() => lit(page, ".cell")).toEqual(["rsv2"]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => lit(page, ".cell")).toEqual(["opcode"]);
  await expect(page.locator(".heading [aria-live]")).toHaveText("opcode, 0x1, text: the payload is UTF-8");
  await page.keyboard.press("Escape");
  await expect.poll(() => lit(page, ".cell")).toEqual([]);
});

test("the hex view is walked by keyboard and opens other frames", async ({ page }) => {
  await open(page);
  await octet(page, 0).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(octet(page, 2)).toBeFocused();
  await expect(octet(page, 2)).toHaveAccessibleName("offset 2, 37, masking key");
  await page.keyboard.press("ArrowDown");
  await expect(octet(page, 18)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toContainText("Frame 3 Ping");
  await expect(octet(page, 18)).toBeFocused();
});

test("a bit is flipped, compared with the original and flipped back", async ({ page }) => {
  await open(page);
  await away(page);
  await heading(page).click();
  await page.keyboard.press("e");
  await page.locator(".digits [data-bit='4']").click();
  await expect(heading(page)).toContainText("Ping");
  await expect(page.locator(".comparison [role=status]")).toHaveText("1 byte changed");
  await page.keyboard.press("Control+z");
  await expect(heading(page)).toContainText("Text");
  await expect(page.locator(".comparison")).toHaveCount(0);
  await page.keyboard.press("Control+Shift+z");
  await expect(heading(page)).toContainText("Ping");
});

test("typing a payload is one edit, and what is wrong stays to be mended", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const payload = page.locator("#edit-payload");
  await payload.press("End");
  await payload.pressSequentially(" wörld");
  await expect(page.locator(".comparison [role=status]")).toHaveText("11 bytes became 18");
  const hex = page.locator(".editor").getByRole("button", { name: "Hex" });
  await hex.click();
  await expect(hex).toHaveAttribute("aria-pressed", "true");
  await payload.fill("48 69 2z");
  await expect(page.locator(".editor .wrong")).toContainText("Character 8, “z”, is not a hex digit.");
  await expect(payload).toHaveValue("48 69 2z");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".comparison")).toHaveCount(0);
});

test("a frame is made from nothing", async ({ page }) => {
  await page.goto("/");
  await page.locator(".paste textarea").fill("");
  await page.getByRole("button", { name: "New frame" }).click();
  await expect(heading(page)).toContainText("Frame 1");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.locator("#edit-payload").fill("Hi");
  await expect(octet(page, 3)).toHaveText("69");
});

test("a frame is copied as it is written elsewhere", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  const menu = page.locator(".copy-menu").filter({ has: page.locator("summary", { hasText: /^Copy$/ }) });
  await menu.locator("summary").click();
  await page.getByRole("button", { name: "Rust literal" }).click();
  await expect(menu.locator("[role=status]")).toHaveText("11 bytes copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(String.raw`b"\x81\x857\xfa!=\x7f\x9fMQX"`);
  await page.keyboard.press("Escape");
  await expect(menu.locator(".menu")).toBeHidden();
});

test("a frame of a paste is copied again though a capture was open between", async ({ page }) => {
  await page.addInitScript(() => {
    window.written = 0;
    navigator.clipboard.writeText = async () => void (window.written += 1);
  });
  await open(page);
  const copy = async () => {
    await page.locator(".inspector summary", { hasText: /^Copy$/ }).click();
    await page.getByRole("button", { name: "Hex without spaces", exact: true }).click();
  };
  await copy();
  await expect.poll(() => page.evaluate(() => window.written)).toBe(1);
  await page.locator("input[type=file]").setInputFiles({ name: "a.har", mimeType: "", buffer: Buffer.from('{"log":{"version":"1.2","entries":[]}}') });
  await expect(page.locator(".source .file")).toContainText("a.har");
  await pasteOutside(page, FRAMES);
  await expect(heading(page)).toContainText("Frame 1");
  await copy();
  await expect.poll(() => page.evaluate(() => window.written)).toBe(2);
});

test("16 MiB scroll from end to end with few rows in the document", async ({ page }) => {
  const zeros = "00 ".repeat(16).trim();
  await open(page, `00000000  82 7f 00 00 00 00 00 ff  ff f6 00 00 00 00 00 00\n00000010  ${zeros}\n*\n01000000  81 02 68 69\n`);
  const hex = page.locator(".hex");
  await expect(heading(page)).toContainText("16,777,216 bytes");
  await hex.evaluate((hex) => (hex.scrollTop = hex.scrollHeight));
  await expect(octet(page, 0x1000003)).toHaveText("69");
  expect(await page.locator(".hex .line").count()).toBeLessThan(60);
  await octet(page, 0x1000000).click();
  await expect(heading(page)).toContainText("Frame 2");
});

test("is sound for those who listen", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await cell(page, "fin").click();
  const { violations } = await new AxeBuilder({ page }).include(".inspector").include(".bytes").analyze();
  expect(violations.map((violation) => violation.id)).toEqual([]);
});
