// How the page looks: light and dark, wide and narrow, and whether everyone can use it.
import AxeBuilder from "@axe-core/playwright";
import { choose } from "./capture.mjs";
import { expect, test } from "./page.mjs";
import { LANGUAGES, wordsOf } from "./words.mjs";
import { octet, whole } from "./workbench.mjs";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 360, height: 740 },
];
const PLACES = ["inspect", "handshake"];

async function open(page, place) {
  await page.goto(`/#/${place}`);
  await expect(place === "inspect" ? octet(page, 0) : page.locator(".steps")).toBeVisible();
  await whole(page);
}

// How light the page's ground is, from 0 to 255, as it is painted.
const lightness = (page) =>
  page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d");
    context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return Math.round((red + green + blue) / 3);
  });

test("follows the system's colours", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, "inspect");
  expect(await lightness(page)).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await lightness(page)).toBeLessThan(60);
});

test("the switch goes before the system's colours, and is kept", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, "inspect");
  const theme = page.getByRole("button", { name: /^Colours: / });
  await expect(theme).toHaveAccessibleName("Colours: as the system. Switch.");
  await theme.click();
  await expect(theme).toHaveAccessibleName("Colours: light. Switch.");
  await expect.poll(() => lightness(page)).toBeGreaterThan(200);
  await page.reload();
  await expect(theme).toHaveAccessibleName("Colours: light. Switch.");
  await expect.poll(() => lightness(page)).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: "light" });
  await theme.click();
  await expect(theme).toHaveAccessibleName("Colours: dark. Switch.");
  await expect.poll(() => lightness(page)).toBeLessThan(60);
  await theme.click();
  await expect.poll(() => lightness(page)).toBeGreaterThan(200);
});

for (const size of SIZES) {
  const { width } = size;
  test(`fits ${width} px`, async ({ page }) => {
    await page.setViewportSize(size);
    for (const place of PLACES) {
      await open(page, place);
      const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.body.scrollWidth]);
      expect(Math.max(...wide), place).toBeLessThanOrEqual(width);
      // What no one can reach: text that begins within the page and ends outside of it, with nothing to scroll around it.
      const outside = await page.evaluate(() => {
        const scrolls = (element) => element && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
        return [...document.querySelectorAll("button, a, input, h1, h2, h3, p, code, label")]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
          .map((element) => element.outerHTML.slice(0, 100));
      });
      expect(outside, place).toEqual([]);
    }
  });

  test(`the diagram has 32 columns at ${width} px`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page, "inspect");
    const diagram = page.locator(".diagram");
    const box = await diagram.boundingBox();
    const bit = box.width / 32;
    const at = async (field) => (await page.locator(`.diagram .cell[data-field=${field}]`).first().boundingBox());
    const cells = Object.fromEntries(await Promise.all(["fin", "rsv1", "opcode", "mask", "payload-len", "masking-key"].map(async (field) => [field, await at(field)])));
    for (const [field, first, count] of [["fin", 0, 1], ["rsv1", 1, 1], ["opcode", 4, 4], ["mask", 8, 1], ["payload-len", 9, 7], ["masking-key", 16, 16]]) {
      expect(Math.abs(cells[field].x - box.x - first * bit), field).toBeLessThan(bit / 2);
      expect(Math.abs(cells[field].width - count * bit), field).toBeLessThan(bit / 2);
      expect(cells[field].y, field).toBe(cells.fin.y);
    }
    expect(box.x + box.width).toBeLessThanOrEqual(width);
  });
}

// What can be pressed and something else lies over: nothing of it that is in the window may be anyone's but its own.
const covered = (page) =>
  page.evaluate(() => {
    const isOver = ({ left, right, top, bottom }, control) =>
      [[left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2]].some(([x, y]) => {
        const there = document.elementFromPoint(x, Math.min(y, innerHeight - 1));
        return there && !control.contains(there) && !there.contains(control) && there.closest("label") !== control.closest("label");
      });
    return [...document.querySelectorAll("button, a, input, textarea, select, summary")]
      .filter((control) => control.checkVisibility() && control.getBoundingClientRect().top < innerHeight - 2 && isOver(control.getBoundingClientRect(), control))
      .map((control) => control.outerHTML.slice(0, 100));
  });

for (const [width, height] of [[412, 823], [390, 844], [360, 740]]) {
  test(`nothing lies over anything at ${width} px at first, nor over what has the focus`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, "inspect");
    expect(await covered(page)).toEqual([]);
    // By keyboard, from above the frames to the bytes: the panel of the bytes comes into sight meanwhile, and stays.
    await page.locator(".samples button").last().focus();
    for (let stop = 0; stop < 60; stop++) {
      await page.keyboard.press("Tab");
      const under = await page.evaluate(() => {
        const own = document.activeElement;
        if (own.closest(".bytes, .bar") || own === document.body) return;
        const box = own.getBoundingClientRect();
        const [bar, bytes] = [".bar", ".panel.bytes"].map((selector) => document.querySelector(selector).getBoundingClientRect());
        const tall = box.height > bytes.top - bar.bottom;
        return !tall && (box.top < bar.bottom - 1 || box.bottom > bytes.top + 1) ? own.outerHTML.slice(0, 100) : undefined;
      });
      expect(under, `stop ${stop}`).toBeUndefined();
      if (await page.evaluate(() => document.activeElement.closest(".bytes"))) break;
    }
    await expect(page.locator(".bytes :focus")).toHaveCount(1);
    await page.locator(".inspector").scrollIntoViewIfNeeded();
    await expect(page.locator(".panel.bytes")).toBeInViewport({ ratio: 0.9 });
  });
}

async function grave(page) {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
  const found = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const size of SIZES.slice(0, 2)) {
    test(`axe finds nothing in ${colorScheme} at ${size.width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      for (const place of PLACES) {
        await open(page, place);
        // With findings, marks and errors in sight, which a sound frame has none of.
        if (place === "inspect") await page.getByRole("button", { name: "Fourteen faults" }).click();
        await expect(page.locator(place === "inspect" ? ".row .badge" : ".checks [data-outcome=fail]").first()).toBeVisible();
        expect(await grave(page), place).toEqual([]);
      }
      await choose(page, "handshakes.pcap");
      await page.getByRole("button", { name: /^Report/ }).click();
      await page.getByRole("textbox", { name: "What the browser said" }).fill("Invalid frame header");
      await expect(page.locator(".said .verdict")).toBeVisible();
      await page.locator(".tree [aria-level='2']").first().click();
      await expect(page.locator(".inspector .verdict")).toBeVisible();
      await page.locator(".inspector summary").first().click();
      expect(await grave(page), "report").toEqual([]);
    });
  }
}

// Text that is cut off: its box hides what does not fit, or it lies where no one can scroll to.
const cut = (page) =>
  page.evaluate(() => {
    const overflow = (element) => getComputedStyle(element).overflowX;
    const scrolls = (element) => element && (/(auto|scroll)/.test(overflow(element)) || scrolls(element.parentElement));
    const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const isCut = (element) =>
      (/(hidden|clip)/.test(overflow(element)) && element.scrollWidth > element.clientWidth + 1) ||
      (element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element));
    return [...document.body.querySelectorAll("*")]
      .filter((element) => element.checkVisibility() && !element.closest(".unseen") && speaks(element) && isCut(element))
      .map((element) => element.outerHTML.slice(0, 100));
  });

// What Learn looks like: the files are among what the test leaves.
for (const { tag, locale } of LANGUAGES) {
  for (const colorScheme of ["light", "dark"]) {
    for (const size of SIZES.slice(0, 2)) {
      const words = wordsOf(tag, "learn", "lessons");
      const name = `learn-${tag}-${colorScheme}-${size.width}`;
      test.describe(name, () => {
        test.use({ locale, colorScheme, viewport: size });

        test("is drawn", async ({ page }, testInfo) => {
          test.slow();
          const take = async (what) => {
            await expect(page.locator("html")).toHaveAttribute("lang", tag);
            const light = await lightness(page);
            expect(colorScheme === "light" ? 255 - light : light).toBeLessThan(60);
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
            expect(await cut(page), what).toEqual([]);
            await page.screenshot({ path: testInfo.outputPath(`${what}.png`) });
          };
          await page.goto("/#/learn");
          await expect(page.getByRole("heading", { name: words.say("learn-connection-title") })).toBeVisible();
          await take("connection");
          await page.goto("/#/learn/hello");
          const record = page.locator("details.record#hello");
          await record.locator(".run[data-field=masking-key]").click();
          await expect(record.locator(".explained")).toContainText(words.like("learn-run-masking-key"));
          await record.evaluate((record) => record.scrollIntoView());
          await take("record");
          await page.goto("/#/learn/exercise/find-fin");
          const exercise = page.locator(".exercise");
          await exercise.locator(".picks").first().getByRole("radio").first().check();
          await exercise.locator(".bits").getByRole("radio").nth(1).check();
          await exercise.getByRole("button", { name: words.say("exercise-check"), exact: true }).click();
          await expect(exercise.locator(".judged")).toContainText(words.like("exercise-wrong-find-fin-rsv"));
          await exercise.evaluate((exercise) => exercise.scrollIntoView());
          await take("exercise");
        });
      });
    }
  }
}
