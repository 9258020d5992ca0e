// The main paths, where the browser is Firefox: firefox.config.mjs. Chromium has tests of its own for each.
import AxeBuilder from "@axe-core/playwright";
import { choose, conversations, file, recorded } from "./capture.mjs";
import { test as hosted, visit } from "./host.mjs";
import { connectTo, echo, message, openLive, state, total } from "./live.mjs";
import { expect, test } from "./page.mjs";
import { area, heading, listed, octet, open, rows, whole } from "./workbench.mjs";

test("starts on a sample, and decodes with every keystroke", async ({ page }) => {
  await page.goto("/");
  await expect(heading(page)).toContainText("Frame 1");
  await expect(octet(page, 0)).toHaveText("81");
  await area(page).fill("");
  await area(page).pressSequentially("89 02 68 69");
  await expect(heading(page)).toContainText("Ping");
  await expect.poll(() => listed(page)).toEqual(["Server to client · Ping · hi"]);
});

test("is inspected: fields, bytes and bits light each other", async ({ page }) => {
  await open(page);
  await page.locator(".fields .line[data-field=masking-key]").hover();
  await expect(page.locator(".hex .octets [data-lit]")).toHaveText(["37", "fa", "21", "3d"]);
  await octet(page, 3).hover();
  await expect(page.locator(".diagram .cell[data-lit]").first()).toHaveAttribute("data-field", "masking-key");
  await rows(page).nth(2).click();
  await expect(heading(page)).toContainText("Ping");
});

test("is edited, undone, and there again after a reload", async ({ page }) => {
  await open(page);
  await heading(page).click();
  await page.keyboard.press("e");
  await page.locator(".digits [data-bit='4']").click();
  await expect(heading(page)).toContainText("Ping");
  await page.keyboard.press("Control+z");
  await expect(heading(page)).toContainText("Text");
  await page.keyboard.press("Control+Shift+z");
  await expect(heading(page)).toContainText("Ping");
  await page.reload();
  await expect(heading(page)).toContainText("Ping");
});

test("speaks Chinese, with nothing lost", async ({ page }) => {
  await open(page, "89 02 68 69");
  await page.getByRole("button", { name: "中文", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await expect(page.locator(".places [aria-current=page]")).toHaveText("解析");
  await expect(area(page)).toHaveValue("89 02 68 69");
  await page.reload();
  await expect(page.locator(".places [aria-current=page]")).toHaveText("解析");
});

test("a handshake is checked", async ({ page }) => {
  await page.goto("/#/handshake");
  await page.locator(".given textarea").fill("dGhlIHNhbXBsZSBub25jZQ==");
  await expect(page.locator(".steps")).toContainText("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
});

test("a capture is opened, filtered and searched", async ({ page }) => {
  await choose(page, "handshakes.pcap");
  await expect(conversations(page).first()).toBeVisible();
  await page.locator("#filter").fill("from:server");
  await expect(rows(page).first()).toContainText("Server");
  await page.getByRole("button", { name: /^Report/ }).click();
  await expect(page.locator(".tree [aria-level='2']").first()).toBeVisible();
});

test.describe("live", () => {
  // Firefox tells of a WebSocket's handshake as of a request.
  test.use({ strangers: [/^http:\/\/127\.0\.0\.1:\d+\/$/] });

  test("a live connection echoes", async ({ page }) => {
    await page.route("**/demo.json", (route) => route.fulfill({ json: {} }));
    const server = await echo();
    await openLive(page);
    await connectTo(page, server.url);
    await expect(state(page)).toHaveText("OPEN");
    await message(page).fill("Hello");
    await message(page).press("Enter");
    await expect(total(page, "server")).toContainText("1 message received");
    await expect(rows(page).filter({ hasText: "Hello" })).toHaveCount(2);
    await server.end();
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in ${colorScheme}`, async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: /^Colours: / }).click();
    if (colorScheme === "dark") await page.getByRole("button", { name: /^Colours: / }).click();
    await expect(octet(page, 0)).toBeVisible();
    await whole(page);
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  });
}

test("Learn opens on its connection", async ({ page }) => {
  await page.goto("/#/learn");
  await expect(page.getByRole("heading", { name: "A WebSocket connection, every byte" })).toBeVisible();
});

hosted("opens without a network after the first visit", async ({ page, served }) => {
  await visit(page);
  await served.leave();
  await page.reload();
  await expect(octet(page, 0)).toBeVisible();
  await page.locator("input[type=file]").setInputFiles(recorded("handshakes.pcap"));
  await expect(file(page)).toContainText("handshakes.pcap");
  await expect(rows(page).first()).toBeVisible();
  await page.goto("./#/handshake");
  await expect(page.locator(".steps")).toBeVisible();
  await page.goto("./#/live");
  await expect(page.getByRole("heading", { name: "Live", exact: true })).toBeVisible();
});
