// The page speaks two languages: the browser's own at first, then the one that is chosen, and nothing is lost by choosing.
import AxeBuilder from "@axe-core/playwright";
import { choose, file } from "./capture.mjs";
import { connectTo, echo, message, state } from "./live.mjs";
import { expect, holdBack, test } from "./page.mjs";
import { HAN, wordless } from "./words.mjs";
import { area, heading, octet, open, rows, whole } from "./workbench.mjs";

const language = (page) => page.locator("html");
const toChinese = (page) => page.getByRole("button", { name: "中文", exact: true });
const toEnglish = (page) => page.getByRole("button", { name: "English", exact: true });
const report = (page) => page.locator(".report .verdict").first();

for (const [locale, tag, place] of [
  ["zh-CN", "zh-Hans", "解析"],
  ["zh-TW", "zh-Hans", "解析"],
  ["en-GB", "en", "Inspect"],
  ["fr-FR", "en", "Inspect"],
]) {
  test(`speaks ${tag} to a browser that is set to ${locale}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale, baseURL, serviceWorkers: "block" });
    const page = await context.newPage();
    const fetched = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto("/");
    await expect(page.getByRole("link", { name: place, exact: true })).toBeVisible();
    await expect(language(page)).toHaveAttribute("lang", tag);
    const words = () => fetched.filter((path) => path.endsWith(".ftl")).map((path) => path.split("/").slice(-2).join("/"));
    await expect.poll(words, "only what is needed is fetched").toEqual([`${tag}/page.ftl`, `${tag}/later.ftl`]);
    await expect.poll(() => wordless(page)).toEqual([]);
    await context.close();
  });
}

test("a paste, what is typed and what is selected stay as they are, and the choice is kept", async ({ page }) => {
  await open(page);
  await rows(page).nth(1).click();
  await expect(heading(page)).toContainText("Frame 2");
  const text = await area(page).inputValue();
  await page.locator("#filter").fill("opcode:text");
  await expect(rows(page)).toHaveCount(2);

  await toChinese(page).focus();
  await page.keyboard.press("Enter");
  await expect(language(page)).toHaveAttribute("lang", "zh-Hans");
  await expect(heading(page)).toContainText(HAN);
  await expect(toEnglish(page), "it stays where it is").toBeFocused();
  expect(await area(page).inputValue()).toBe(text);
  expect(await page.locator("#filter").inputValue()).toBe("opcode:text");
  await expect(rows(page)).toHaveCount(2);
  await expect.poll(() => wordless(page)).toEqual([]);

  await page.reload();
  await expect(heading(page)).toContainText(HAN);
  await expect(language(page)).toHaveAttribute("lang", "zh-Hans");
  await toEnglish(page).click();
  await expect(heading(page)).toContainText("Frame");
  await expect(language(page)).toHaveAttribute("lang", "en");
});

test("an open capture and its report are said in the language that is chosen", async ({ page }) => {
  await choose(page, "handshakes.pcap");
  await page.getByRole("group", { name: "List" }).getByRole("button", { name: "Report" }).click();
  await expect(report(page)).toContainText("violation");
  await toChinese(page).click();
  await expect(report(page)).toContainText(HAN);
  await expect(file(page)).toContainText("handshakes.pcap");
  await expect(page).toHaveTitle("handshakes.pcap · Framescope");
  await expect.poll(() => wordless(page)).toEqual([]);
  await toEnglish(page).click();
  await expect(report(page)).toContainText("violation");
});

test("what is said of a pasted handshake is said again", async ({ page }) => {
  await page.goto("/#/handshake");
  const verdict = page.locator(".verdict").first();
  await expect(verdict).toBeVisible();
  await expect(verdict).not.toContainText(HAN);
  await toChinese(page).click();
  await expect(verdict).toContainText(HAN);
  await expect(page).toHaveTitle("握手 · Framescope");
  await expect.poll(() => wordless(page)).toEqual([]);
});

test("the last of several choices wins, however long each takes to come", async ({ page }) => {
  const send = await holdBack(page, "/zh-Hans/page.ftl");
  await open(page);
  await toChinese(page).click();
  await page.evaluate(() => globalThis.speak("page", "en"));
  send();
  await page.evaluate(() => globalThis.words("page", "zh-Hans"));
  await expect(language(page)).toHaveAttribute("lang", "en");
  await expect(heading(page)).toContainText("Frame");
});

test("words that cannot be had are no loss", async ({ browser, baseURL }) => {
  // One that works offline has all words.
  const page = await browser.newPage({ baseURL, locale: "en-GB", serviceWorkers: "block" });
  await page.route("**/zh-Hans/*.ftl", (route) => route.abort());
  let failed = 0;
  page.on("requestfailed", (request) => (failed += Number(request.url().endsWith(".ftl"))));
  await open(page);
  await toChinese(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "中文 could not be fetched." })).toBeVisible();
  await expect(language(page)).toHaveAttribute("lang", "en");
  await expect.poll(() => failed).toBe(2);
  await page.unroute("**/zh-Hans/*.ftl");
  await toChinese(page).click();
  await expect(language(page)).toHaveAttribute("lang", "zh-Hans");
  await expect(heading(page)).toContainText(HAN);
  await page.close();
});

test("a report whose words cannot be had says so, and comes when they can", async ({ browser, baseURL }) => {
  // One that works offline has all words.
  const page = await browser.newPage({ baseURL, locale: "en-GB", serviceWorkers: "block" });
  await page.route("**/reports.ftl", (route) => route.abort());
  await choose(page, "handshakes.pcap");
  await page.getByRole("group", { name: "List" }).getByRole("button", { name: "Report" }).click();
  const lost = page.locator(".report .awaited[role=alert]");
  await expect(lost).toBeVisible();
  await page.unroute("**/reports.ftl");
  await lost.getByRole("button").click();
  await expect(report(page)).toBeVisible();
  await expect(lost).toHaveCount(0);
  await page.close();
});

test("the Live panel follows, and its connection goes on", async ({ page }) => {
  await page.route("**/demo.json", (route) => route.fulfill({ json: {} }));
  const server = await echo();
  await page.goto("/#/live");
  await expect(page.getByRole("heading", { name: "Live", exact: true })).toBeVisible();
  await connectTo(page, server.url);
  await expect(state(page)).toHaveText("OPEN");
  await message(page).fill("to be sent");
  await toChinese(page).click();
  await expect(page.locator(".live h2").first()).toContainText(HAN);
  await expect(state(page)).toHaveText("OPEN");
  await expect(message(page)).toHaveValue("to be sent");
  await message(page).press("Enter");
  await expect(rows(page).filter({ hasText: "to be sent" })).toHaveCount(2);
  await expect.poll(() => wordless(page)).toEqual([]);
  await server.end();
});

for (const width of [1440, 390, 360]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`stands Chinese at ${width} px, ${colorScheme}`, async ({ browser, baseURL }) => {
      test.slow();
      const context = await browser.newContext({ locale: "zh-CN", baseURL, colorScheme, viewport: { width, height: 900 }, serviceWorkers: "block" });
      const page = await context.newPage();
      for (const place of ["inspect", "handshake"]) {
        await page.goto(`/#/${place}`);
        await expect(place === "inspect" ? octet(page, 0) : page.locator(".verdict").first()).toBeVisible();
        await whole(page);
        const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.body.scrollWidth]);
        expect(Math.max(...wide), place).toBeLessThanOrEqual(width);
        await expect(toEnglish(page)).toBeInViewport();
        if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${place}-${width}-${colorScheme}.png`, fullPage: width < 900 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
      }
      await context.close();
    });
  }
}
