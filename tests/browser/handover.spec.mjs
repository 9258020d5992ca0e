// A link goes from one reader to another, who has visited the page once and has no network now.
import { choose, conversations, file } from "./capture.mjs";
import { test, visit } from "./host.mjs";
import { expect, heed } from "./page.mjs";
import { drawn, heading, open, rows, selected } from "./workbench.mjs";

const dialog = (page) => page.getByRole("dialog");
const line = (page) => page.locator(".link-line");
const flipped = (page) => page.locator(".diagram .cell[data-field=fin] b");
const WORDS = {
  "en-GB": { lang: "en", share: "Share", all: "All of it", conversation: "Its conversation", came: "brought here", undo: "Undo" },
  "zh-CN": { lang: "zh-Hans", share: "分享", all: "全部", conversation: "所在会话", came: "链接", undo: "撤销" },
};

// What shows, in no language: the bytes as they are read, the list, the frame, the field, what is changed.
const shown = (page) =>
  page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
    return {
      text: document.querySelector(".paste textarea")?.value,
      bytes: texts(".hex .octets [data-at]").join(" "),
      buffer: [...document.querySelectorAll(".buffers button")].findIndex((button) => button.ariaPressed === "true"),
      rows: document.querySelectorAll(".frames .lines .row").length,
      selected: [...document.querySelectorAll(".frames .lines .row")].findIndex((row) => row.ariaSelected === "true"),
      preview: texts(".frames .row[aria-selected=true] .preview"),
      fields: [...new Set([...document.querySelectorAll(".diagram .cell[data-lit]")].map((cell) => cell.dataset.field))],
      changed: document.querySelectorAll(".hex [data-changed]").length,
      filter: document.querySelector(".filter input")?.value,
    };
  });

// The same once it is like that, and stays as it is.
async function settled(page, like) {
  let given;
  await expect(async () => {
    const before = await shown(page);
    for (const [name, value] of Object.entries(like)) {
      if (value instanceof RegExp) expect(before[name]).toMatch(value);
      else expect(before[name]).toEqual(value);
    }
    await drawn(page);
    given = await shown(page);
    expect(given).toEqual(before);
  }).toPass();
  return given;
}

// The link to `what`, as it is copied out of the dialog.
async function linkTo(page, what, words) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: words.share, exact: true }).click();
  const chosen = dialog(page).getByRole("button", { name: what, exact: true });
  await chosen.click();
  await expect(chosen).toHaveAttribute("aria-pressed", "true");
  await expect(dialog(page).locator(".verdict")).toHaveAttribute("data-outcome", /pass|note/);
  await dialog(page).locator(".code button").click();
  const shared = await dialog(page).locator("pre").textContent();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(shared);
  return shared;
}

// A profile that nothing was ever done in but one visit; then the network goes, and the host too.
async function visitedOnce(browser, served, locale) {
  const context = await browser.newContext({ baseURL: served.url, locale });
  const page = await context.newPage();
  const isWell = heed(page, served.url);
  await visit(page);
  await expect(page.locator("html")).toHaveAttribute("lang", WORDS[locale].lang);
  isWell();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("framescope/text"))).not.toBeNull();
  const kept = await stored(page);
  await page.close();
  await served.leave();
  await context.setOffline(true);
  return { context, kept };
}

const stored = (page) => page.evaluate(() => ({ ...localStorage }));

// The link in a tab of its own.
async function follow(context, link, words) {
  const page = await context.newPage();
  const isWell = heed(page, link);
  await page.goto(link);
  await expect(line(page)).toContainText(words.came);
  return { page, isWell };
}

for (const [mine, theirs] of [
  ["en-GB", "zh-CN"],
  ["zh-CN", "en-GB"],
]) {
  test.describe(`from ${mine} to ${theirs}`, () => {
    test.use({ locale: mine });
    test.slow();

    test("a paste with edits opens in a fresh profile with the network off", async ({ page, browser, served }) => {
      await open(page, "81 85 37 fa 21 3d 7f 9f 4d 51 58  01 03 48 65 6c  80 02 6c 6f");
      await rows(page).nth(1).click();
      await expect(flipped(page)).toHaveText("0");
      await page.locator(".diagram .cell[data-field=fin]").dblclick();
      await expect(flipped(page)).toHaveText("1");
      await page.locator(".diagram .cell[data-field=rsv1]").dblclick();
      await expect(page.locator(".diagram .cell[data-field=rsv1] b")).toHaveText("1");
      await page.locator(".diagram .cell[data-field=opcode]").click();
      const given = await settled(page, { fields: ["opcode"], bytes: /^81 85 .* c1 03 / });
      const link = await linkTo(page, WORDS[mine].all, WORDS[mine]);

      const { context, kept } = await visitedOnce(browser, served, theirs);
      const { page: other, isWell } = await follow(context, link, WORDS[theirs]);
      await expect.poll(() => shown(other)).toEqual(given);
      await expect(flipped(other)).toHaveText("1");
      expect(await stored(other)).toEqual(kept);

      // A reload shows the same; what the reader changes is the reader's own.
      await other.reload();
      await expect.poll(() => shown(other)).toEqual(given);
      expect(await stored(other)).toEqual(kept);
      await other.getByRole("button", { name: WORDS[theirs].undo }).first().click();
      await expect(line(other)).toHaveCount(0);
      await expect.poll(() => other.evaluate(() => localStorage.getItem("framescope/text"))).toBe(given.text);
      expect(await stored(other)).not.toEqual(kept);
      isWell();
      await context.close();
    });

    test("a conversation of a capture opens in a fresh profile with the network off", async ({ page, browser, served }) => {
      await choose(page, "closes.pcapng");
      const ofAll = await page.locator(".table").getAttribute("aria-rowcount");
      await conversations(page).nth(1).click();
      await expect(page.locator(".table")).not.toHaveAttribute("aria-rowcount", ofAll);
      await expect(selected(page)).toHaveCount(1);
      const before = await heading(page).textContent();
      await rows(page).nth(6).click();
      await expect(selected(page)).toHaveAttribute("aria-rowindex", await rows(page).nth(6).getAttribute("aria-rowindex"));
      await expect(heading(page)).not.toHaveText(before);
      await page.locator(".diagram .cell[data-field=opcode]").click();
      const given = await settled(page, { fields: ["opcode"], selected: 6 });
      const link = await linkTo(page, WORDS[mine].conversation, WORDS[mine]);

      const { context, kept } = await visitedOnce(browser, served, theirs);
      const { page: other, isWell } = await follow(context, link, WORDS[theirs]);
      await expect(file(other)).toContainText("closes-conversation-2.pcapng");
      await expect.poll(() => shown(other)).toEqual(given);
      expect(await stored(other)).toEqual(kept);
      isWell();
      await context.close();
    });
  });
}
