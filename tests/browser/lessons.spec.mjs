// Lessons in the Learn place: exercises are judged, the catalogue opens in Inspect, common errors show their bytes.
import AxeBuilder from "@axe-core/playwright";
import { createHash } from "node:crypto";
import { expect, test } from "./page.mjs";
import { LANGUAGES, wordless, wordsOf } from "./words.mjs";
import { area, drawn, rows, whole } from "./workbench.mjs";

const ENGLISH = wordsOf("en", "lessons");
const exercise = (page) => page.locator(".exercise");
const verdict = (page) => exercise(page).locator(".judged");
const check = (page, words = ENGLISH) => exercise(page).getByRole("button", { name: words.say("exercise-check"), exact: true }).click();
const done = (page, title) => page.locator(".contents li").filter({ hasText: title }).locator(".done");

async function open(page, to, heading) {
  await page.goto(`/#/learn/${to}`);
  await expect(page.locator(".lesson").getByRole("heading", { name: heading, exact: true })).toBeVisible();
  // What is said there is said when the place listens.
  await expect(page.locator(".status #learnt")).not.toBeEmpty();
}

const bytes = async (page) => {
  const text = await exercise(page).locator(".octets div.mono").innerText();
  return text.trim().split(/\s+/).map((byte) => parseInt(byte, 16));
};

for (const { tag, locale } of LANGUAGES) {
  test.describe(tag, () => {
    test.use({ locale });
    const words = wordsOf(tag, "lessons");
    const named = (page, role, key) => exercise(page).getByRole(role, { name: words.like(key) });
    const number = (page) => named(page, "textbox", "exercise-your-number");
    const text = (page) => named(page, "textbox", "exercise-your-text");

    const begin = async (page, id) => {
      await open(page, `exercise/${id}`, words.say(`lesson-${id}`));
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      await expect(exercise(page).locator(".question")).toHaveText(words.like(`exercise-question-${id}`));
    };
    // What is thought of an answer, and why.
    const judge = async (page, kind, key) => {
      await check(page, words);
      await expect(verdict(page)).toHaveAttribute("data-verdict", kind);
      await expect(verdict(page).locator("b")).toHaveText(words.say(`exercise-verdict-${kind}`));
      await expect(verdict(page)).toContainText(words.like(key));
    };
    const wrong = (page, why) => judge(page, "wrong", `exercise-wrong-${why}`);
    // What was solved stays so.
    const right = async (page, id) => {
      const title = words.say(`lesson-${id}`);
      await expect(done(page, title)).toHaveCount(0);
      await judge(page, "right", `exercise-right-${id}`);
      await expect(done(page, title)).toHaveCount(1);
    };
    const kept = async (page, id) => {
      await page.reload();
      await expect(done(page, words.say(`lesson-${id}`))).toHaveCount(1);
      await expect(page.locator(".contents .done")).toHaveCount(1);
    };

    test("a length is read, first wrong and then right", async ({ page }) => {
      await begin(page, "length-16");
      const [, second, high, low] = await bytes(page);
      expect(second & 0x7f).toBe(126);
      await number(page).fill(String(low * 256 + high));
      await wrong(page, "length-16-little-endian");
      await number(page).fill("a few");
      await judge(page, "unread", "exercise-unread-type-number");
      await number(page).fill(String(high * 256 + low));
      await right(page, "length-16");
      await kept(page, "length-16");
    });

    test("a payload is unmasked by hand", async ({ page }) => {
      await begin(page, "unmask");
      const [, second, ...rest] = await bytes(page);
      const payload = rest.slice(4, 4 + (second & 0x7f));
      const unmasked = payload.map((byte, at) => byte ^ rest[at % 4]);
      await text(page).fill(payload.map((byte) => byte.toString(16).padStart(2, "0")).join(" "));
      await wrong(page, "unmask-still-masked");
      await text(page).fill(String.fromCharCode(...unmasked));
      await right(page, "unmask");
      // The frame is alive, as in Inspect.
      await expect(exercise(page).locator(".diagram .cell[data-field=masking-key]").first()).toBeVisible();
      await kept(page, "unmask");
    });

    test("an accept value is computed on the bench", async ({ page }) => {
      await begin(page, "accept");
      const key = await exercise(page).locator("form > .values dd").innerText();
      const accept = (guid) => createHash("sha1").update(key + guid).digest("base64");
      await exercise(page).getByRole("textbox", { name: words.say("bench-text"), exact: true }).fill(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
      const encoded = exercise(page).locator(".bench dd").nth(1);
      await expect(encoded).toHaveText(accept("258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
      await text(page).fill(accept("258eafa5-e914-47da-95ca-c5ab0dc85b11"));
      await wrong(page, "accept-guid-lower-case");
      await text(page).fill(await encoded.innerText());
      await right(page, "accept");
      await kept(page, "accept");
    });

    test("FIN is found by keyboard", async ({ page }) => {
      await begin(page, "find-fin");
      const picks = named(page, "radio", "exercise-byte");
      const octets = await picks.evaluateAll((all) => all.map((one) => parseInt(one.getAttribute("aria-label").slice(-2), 16)));
      let at = 0;
      while (!(octets[at] & 0x80)) at += 6 + (octets[at + 1] & 0x7f);
      await picks.first().focus();
      await page.keyboard.press("Space");
      for (let step = 0; step < at; step += 1) await page.keyboard.press("ArrowRight");
      await expect(picks.nth(at)).toBeChecked();
      const bits = named(page, "radio", "exercise-bit");
      await expect(exercise(page).locator(".bits legend")).toHaveText(new RegExp(`(?<!\\d)${at}(?!\\d)`));
      await expect(bits).toHaveCount(8);
      await bits.nth(1).focus();
      await page.keyboard.press("Space");
      await wrong(page, "find-fin-rsv");
      await bits.nth(0).focus();
      await page.keyboard.press("Space");
      await right(page, "find-fin");
      await kept(page, "find-fin");
    });
  });
}

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
      // What was thought of the answer before looks the same.
      await drawn(page, 2);
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
  await expect(page.getByRole("heading", { name: "It is said: FIN closes the connection.", exact: true })).toBeVisible();
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
    ["errors/limit-65025", "It is said: 16 bits of length go up to 65,025."],
  ];
  for (const [to, heading] of places) {
    await open(page, to, heading);
    await whole(page);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${to} ${colorScheme} ${id}: ${nodes.map((node) => node.html).join("\n")}`)).toEqual([]);
    }
    await expect.poll(() => wordless(page)).toEqual([]);
  }
});

// What an exercise is made from stands in the address; errors are told one after the other; bytes have their places.

const seed = (page) => page.evaluate(() => location.hash.match(/^#\/learn\/exercise\/[a-z0-9-]+\/([0-9a-f]{8,16})$/)?.[1] ?? "");
// The bytes of an exercise, whichever of its forms they have.
const shown = (page) => exercise(page).locator(".octets").first().innerText();

test("a seed in the address brings the same bytes, after a reload and to whoever has the link", async ({ page, context }) => {
  test.slow();
  await open(page, "exercise/unmask", "Unmask by hand");
  await expect.poll(() => seed(page)).not.toBe("");
  const [first, before] = [await seed(page), await shown(page)];
  await page.reload();
  await expect(exercise(page)).toBeVisible();
  expect(await seed(page)).toBe(first);
  expect(await shown(page)).toBe(before);

  const link = exercise(page).getByRole("link", { name: `A link to these bytes: #${first}`, exact: true });
  await expect(link).toHaveAttribute("href", `#/learn/exercise/unmask/${first}`);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(exercise(other)).toBeVisible();
  expect(await shown(other)).toBe(before);
  await other.close();

  // Others on purpose, and the way back to those before.
  await exercise(page).getByRole("button", { name: "New bytes" }).click();
  await expect.poll(() => seed(page)).not.toBe(first);
  await expect.poll(() => shown(page)).not.toBe(before);
  await page.goBack();
  await expect.poll(() => shown(page)).toBe(before);
  expect(await seed(page)).toBe(first);

  // The list leads to the lesson, whatever its bytes: what is being solved stays.
  await page.locator(".contents").getByRole("link", { name: "Unmask by hand" }).click();
  await expect.poll(() => seed(page)).toBe(first);
  expect(await shown(page)).toBe(before);
});

test("a seed may be any number, and what is none is replaced", async ({ page }) => {
  await open(page, "exercise/fault/1", "Spot the fault");
  const one = await shown(page);
  await open(page, "exercise/fault/2", "Spot the fault");
  await expect.poll(() => shown(page)).not.toBe(one);
  await open(page, "exercise/fault/00000001", "Spot the fault");
  await expect.poll(() => shown(page)).toBe(one);
  await page.goto("/#/inspect");
  await open(page, "exercise/origin/new", "Origin and hijacking");
  await expect.poll(() => seed(page)).not.toBe("");
});

test("of fourteen faults the frame that is chosen is marked", async ({ page }) => {
  await open(page, "exercise/fourteen/2a", "Fourteen faults");
  const octets = exercise(page).locator(".octets div.mono");
  const all = (await octets.innerText()).trim().split(/\s+/);
  const frame = exercise(page).getByRole("combobox").first();
  let start = 0;
  const count = await frame.locator("option").count();
  for (let at = 0; at < count; at += 1) {
    await frame.selectOption({ index: at });
    const short = parseInt(all[start + 1], 16) & 0x7f;
    const length = (bytes) => parseInt(all.slice(start + 2, start + 2 + bytes).join(""), 16);
    const header = { 126: 4, 127: 10 }[short] ?? 2;
    const payload = { 126: length(2), 127: length(8) }[short] ?? short;
    const end = Math.min(start + header + 4 + payload, all.length);
    await expect(frame).toHaveAccessibleDescription(`Offset ${start} to ${end - 1}, marked above.`);
    const marked = (await octets.locator("mark").allInnerTexts()).join(" ").trim().split(/\s+/);
    expect(marked).toEqual(all.slice(start, end));
    start = end;
  }
  expect(start).toBe(all.length);
  // Each row says where it begins, and what is copied does not.
  const offsets = () => octets.locator("[data-offset]").evaluateAll((rows) => rows.map((row) => getComputedStyle(row, "::before").content.replaceAll('"', "")).filter((said) => said !== "none"));
  const each = (width) => Array.from({ length: Math.ceil(all.length / width) }, (_, row) => String(width * row));
  expect(await offsets()).toEqual(each(16));
  // Half as long where it is narrow, and all of it in view.
  const fits = () => octets.evaluate((element) => element.scrollWidth <= element.clientWidth);
  expect(await fits()).toBe(true);
  for (const width of [390, 360]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await offsets()).toEqual(each(8));
    expect(await fits()).toBe(true);
    expect((await octets.innerText()).trim().split(/\s+/)).toEqual(all);
  }
});

for (const { tag, locale } of LANGUAGES) {
  test.describe(tag, () => {
    test.use({ locale });
    const words = wordsOf(tag, "lessons");

    test("common errors are told one after the other, and none as if it were true", async ({ page }) => {
      await page.goto("/#/learn/errors/fin-closes");
      const heading = page.locator(".lesson h2");
      const next = page.locator(".lesson .next a");
      const said = ["fin-closes", "mask-is-the-key", "limit-65025", "key-encrypts", "continuation-repeats-opcode", "length-in-characters", "accept-over-decoded-key", "guid-lower-case", "accept-proves-identity"];
      for (const [at, id] of said.entries()) {
        await expect(heading).toContainText(words.say(`common-error-${id}`));
        // It is scrolled to then: a click before that may meet what was elsewhere.
        if (at > 0) await expect(heading).toBeFocused();
        await expect(heading.locator("small")).toBeVisible();
        await expect(heading.locator("small")).toHaveText(words.say("common-error-said"));
        const gap = tag === "en" ? " " : "";
        await expect(page.locator(".lesson .truth")).toContainText(words.say("common-error-true") + gap + words.say(`common-error-truth-${id}`));
        if (at + 1 === said.length) break;
        await expect(next).toContainText(words.say(`common-error-${said[at + 1]}`));
        await next.click();
      }
      await expect(next).toHaveCount(0);
    });
  });
}

test("the status line names keys only where they work", async ({ page }) => {
  const hint = page.locator(".status .hint");
  await page.goto("/#/learn");
  await expect(page.locator(".story")).toBeVisible();
  await expect(page.locator(".status #learnt")).not.toBeEmpty();
  await expect(hint).toBeVisible();
  for (const to of ["exercise/unmask", "errors/fin-closes", "catalogue"]) {
    await page.goto(`/#/learn/${to}`);
    await expect(page.locator(".lesson")).toBeVisible();
    await expect(hint).toBeHidden();
  }
  await page.goto("/#/inspect");
  await expect(hint).toBeVisible();
});
