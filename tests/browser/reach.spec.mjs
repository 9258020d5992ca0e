// Whoever reads by another way than by eye and mouse reads the same: names and roles, large letters, few colours, nothing that moves.
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./page.mjs";
import { area, open, whole } from "./workbench.mjs";

// What shows that a place is there, in each language alike.
const PLACES = {
  inspect: ".hex .octets [data-at='0']",
  handshake: ".steps",
  live: ".live form, .live .address, .live input",
  learn: ".story h1",
};
// And what there is within Learn; `lessons.spec.mjs` has axe look at it.
const LESSONS = {
  "learn/hello": "#hello .diagram",
  "learn/exercise/find-fin": ".exercise",
  "learn/exercise/fourteen": ".exercise",
  "learn/catalogue": ".catalogue .entry",
  "learn/errors/fin-closes": ".lesson .diagram",
};
const ALL = { ...PLACES, ...LESSONS };
const LANGUAGES = ["en", "zh-Hans"];

async function go(page, place, language = "en") {
  await page.addInitScript((language) => localStorage.setItem("framescope/language", language), language);
  await page.route("**/demo.json", (route) => route.fulfill({ json: {} }));
  await page.goto(`/#/${place}`);
  await expect(page.locator(ALL[place]).first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await whole(page);
  if (place.startsWith("learn")) await expect(page.locator(".status #learnt")).not.toBeEmpty();
}

for (const colorScheme of ["light", "dark"]) {
  for (const language of LANGUAGES) {
    test(`axe finds nothing in ${language}, ${colorScheme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      for (const place of Object.keys(PLACES)) {
        await go(page, place, language);
        await page.reload();
        await expect(page.locator(PLACES[place]).first()).toBeVisible();
        await whole(page);
        const axe = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
        const { violations } = await axe.options({ resultTypes: ["violations"] }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" ")}`), place).toEqual([]);
      }
    });
  }
}

// What a screen reader is told of an element and of all in it: role, name, and what is pressed or has the focus.
async function told(page, selector) {
  const client = await page.context().newCDPSession(page);
  const { root } = await client.send("DOM.getDocument");
  const { nodeId } = await client.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  const { nodes } = await client.send("Accessibility.queryAXTree", { nodeId });
  const is = (node, property) => node.properties?.find(({ name }) => name === property)?.value.value;
  return nodes
    .filter((node) => !node.ignored)
    .map((node) => ({ role: node.role?.value, name: node.name?.value ?? "", pressed: is(node, "pressed"), focused: is(node, "focused") }));
}

// The words of a language by their names.
const words = (language, part = "page") => {
  const file = readFileSync(new URL(`../../www/locales/${language}/${part}.ftl`, import.meta.url), "utf8");
  return Object.fromEntries(file.split("\n").filter((line) => /^[a-z].* = /.test(line)).map((line) => line.split(" = ", 2)));
};

async function paste(page) {
  await page.goto("/");
  await area(page).fill("81 85 37 fa 21 3d 7f 9f 4d 51 58");
}

// A masked "Hello", in each place that shows frames.
const HELLOS = {
  inspect: { scope: "", key: "37 fa 21 3d", payload: "7f 9f 4d 51 58", show: paste },
  learn: { scope: "#hello ", key: "55 fb 26 89", payload: "1d 9e 4a e5 3a", show: (page) => page.goto("/#/learn/hello") },
};

for (const language of LANGUAGES) {
  const word = words(language);
  for (const [place, { scope, key, payload, show }] of Object.entries(HELLOS)) {
    test(`the hex view of ${place} is a grid whose bytes have names, in ${language}`, async ({ page }) => {
      test.slow();
      await page.addInitScript((language) => localStorage.setItem("framescope/language", language), language);
      await show(page);
      const byte = (at) => page.locator(`${scope}.hex .octets [data-at='${at}']`);
      await expect(byte(2)).toHaveText(key.slice(0, 2));
      await byte(0).focus();
      await page.keyboard.press("ArrowRight");
      await expect(byte(1)).toBeFocused();
      await expect(byte(1)).toHaveAttribute("aria-label", /./);
      const nodes = await told(page, `${scope}.hex`);
      const of = (role) => nodes.filter((node) => node.role === role);
      expect(of("grid")).toHaveLength(1);
      expect(of("grid")[0].name).toBe(word["bytes-title"]);
      expect(of("row")).toHaveLength(1);
      const bytes = of("gridcell");
      expect(bytes.filter(({ focused }) => !focused).map(({ name }) => name)).toEqual(`81 ${key} ${payload}`.split(" "));
      // Where the focus is, field and value are spoken.
      const [here] = bytes.filter(({ focused }) => focused);
      expect(here.name).toContain("85");
      expect(here.name).toMatch(new RegExp(`${word["field-mask"]}.*${word["field-payload-len"]}`));
      // Letters beside the bytes say nothing twice.
      expect(nodes.filter(({ name }) => name.includes("·"))).toEqual([]);
    });

    test(`the diagram of ${place} has names and values, in ${language}`, async ({ page }) => {
      test.slow();
      await page.addInitScript((language) => localStorage.setItem("framescope/language", language), language);
      await show(page);
      const length = page.locator(`${scope}.diagram .cell[data-field=payload-len]`);
      await expect(page.locator(`${scope}.diagram .cell[data-field=masking-key]`).first()).toContainText(key.slice(0, 5));
      await length.click();
      await expect(length).toHaveAttribute("aria-pressed", "true");
      const nodes = await told(page, `${scope}.diagram`);
      expect(nodes[0]).toMatchObject({ role: "group", name: word["bits-title"] });
      const cells = nodes.filter(({ role }) => role === "button");
      const wanted = [
        ["1", "fin"],
        ["0", "rsv1"],
        ["0", "rsv2"],
        ["0", "rsv3"],
        ["0001", "opcode"],
        ["1", "mask"],
        ["0000101", "payload-len"],
        [key.slice(0, 5), "masking-key"],
        [key.slice(6), "masking-key"],
        [payload.slice(0, 5), "payload"],
        [payload.slice(6), "payload"],
      ];
      expect(cells).toHaveLength(wanted.length);
      for (const [at, [value, field]] of wanted.entries()) {
        const name = cells[at].name.replace(/\s+/g, " ");
        expect(name.startsWith(`${value} ${word[`field-${field}`]}`), name).toBe(true);
        expect(cells[at].pressed, name).toBe(String(field === "payload-len"));
      }
    });
  }
}

// What is no frame has runs, and a byte is called as its run is.
const RUNS = [
  { name: "syn", byte: 16, run: "checksum" },
  { name: "request", byte: 47, run: "sec-websocket-key" },
  { name: "answer", byte: 0, run: "status-line" },
];
for (const language of LANGUAGES) {
  const word = words(language, "learn");
  test(`bytes of heads and headers are called as their run is, in ${language}`, async ({ page }) => {
    test.slow();
    await page.addInitScript((language) => localStorage.setItem("framescope/language", language), language);
    for (const { name, byte, run } of RUNS) {
      await page.goto(`/#/learn/${name}`);
      const cell = page.locator(`#${name} .hex .octets [data-at='${byte}']`);
      await expect(cell).toBeVisible();
      await cell.focus();
      await expect(cell).toHaveAttribute("aria-label", /./);
      const nodes = await told(page, `#${name} .hex`);
      const [here] = nodes.filter(({ role, focused }) => role === "gridcell" && focused);
      const value = await cell.innerText();
      expect(here.name).toContain(String(byte));
      expect(here.name).toContain(value);
      expect(here.name.endsWith(word[`learn-run-${run}`]), here.name).toBe(true);
    }
    // By keyboard on to the next run.
    const last = page.locator("#answer .run").first();
    const length = (await last.evaluate((run) => run.firstChild.textContent.replace("\\r\\n", "  "))).length;
    const end = page.locator(`#answer .hex .octets [data-at='${length - 1}']`);
    await end.focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(`#answer .hex .octets [data-at='${length}']`)).toBeFocused();
    const nodes = await told(page, "#answer .hex");
    const [here] = nodes.filter(({ role, focused }) => role === "gridcell" && focused);
    const second = await page.locator("#answer .run small").nth(1).innerText();
    expect(here.name.endsWith(second), here.name).toBe(true);
  });
}

// 1280 px at 200 % are 640 px of the style sheet's.
for (const language of LANGUAGES) {
  test(`200 % loses nothing and scrolls one way in ${language}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 640, height: 360 });
    for (const place of Object.keys(ALL)) {
      await go(page, place, language);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(640);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("button, a, h1, h2, h3, label, .bar *")]
          .filter((element) => element.checkVisibility() && element.textContent.trim() !== "")
          .filter((element) => {
            const { right, left, width } = element.getBoundingClientRect();
            const scrolls = (element) => element && (/(auto|scroll)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
            return width > 0 && (right > innerWidth + 1 || left < -1) && !scrolls(element.parentElement);
          })
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect(cut, place).toEqual([]);
    }
  });
}

test("nothing moves where a person wants no motion", async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const place of Object.keys(ALL)) {
    await go(page, place);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const { animationDuration, animationName, transitionDuration } = getComputedStyle(element);
          const longest = Math.max(...`${animationName === "none" ? 0 : animationDuration},${transitionDuration}`.split(",").map(parseFloat));
          return longest > 0.01;
        })
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    expect(moving, place).toEqual([]);
  }
});

// The colour that most of an element is drawn in.
async function ground(locator) {
  const picture = (await locator.screenshot()).toString("base64");
  return locator.page().evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const counts = new Map();
    for (const pixel of new Uint32Array(canvas.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)) {
      counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    }
    return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0].toString(16);
  }, picture);
}

const under = (locator) => locator.evaluate((element) => {
  const { textDecorationLine, textDecorationStyle } = getComputedStyle(element);
  return textDecorationLine === "none" ? "none" : textDecorationStyle;
});

for (const colorScheme of ["light", "dark"]) {
  test(`what is chosen shows where colours are forced, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    // The first of each pair is chosen, the second is not.
    const differ = async (pairs) => {
      for (const [chosen, other] of pairs) {
        expect(await ground(page.locator(chosen).first()), chosen).not.toBe(await ground(page.locator(other).first()));
      }
    };

    await open(page);
    await page.locator(".cell[data-field=payload-len]").click();
    await page.mouse.move(0, 0);
    await differ([
      [".places [aria-current=page]", ".places a:not([aria-current])"],
      [".frames .row[aria-selected=true]", ".frames .row[aria-selected=false]"],
      [".frames .segmented [aria-pressed=true]", ".frames .segmented [aria-pressed=false]"],
      [".buffers [aria-pressed=true]", ".buffers [aria-pressed=false]"],
      [".cell[data-field=payload-len]", ".cell[data-field=masking-key]"],
      [".hex [data-at='1']", ".hex [data-at='2']"],
      [".fields button[aria-pressed=true]", ".fields dt button[aria-pressed=false]"],
    ]);
    await page.locator(".frames .table").focus();
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle)).toBe("solid");
    // Kinds of lines stand for the hues, the same in each view.
    for (const [field, at, kind] of [["masking-key", 2, "wavy"], ["payload-len", 1, "dotted"], ["payload", 6, "none"]]) {
      const seen = [`.hex .octets [data-at='${at}']`, `.cell[data-field=${field}] b`, `.fields [data-field=${field}] dt`].map((one) => under(page.locator(one).first()));
      expect(await Promise.all(seen), field).toEqual([kind, kind, kind]);
    }

    await page.goto("/#/learn/hello");
    await page.locator("#hello .run").nth(2).click();
    await expect(page.locator("#hello .explained")).toBeVisible();
    await differ([
      ["#hello .run[aria-expanded=true]", "#hello .run[aria-expanded=false]"],
      [".contents [aria-current]", ".contents a:not([aria-current])"],
      ["#hello .cell[data-field=masking-key]", "#hello .cell[data-field=payload]"],
      ["#hello .xor [data-field=masking-key]", "#hello .xor [data-field=payload]"],
    ]);

    await page.goto("/#/learn/exercise/find-fin");
    const picks = page.locator(".picks label");
    await picks.nth(1).click();
    await differ([[".picks label:has(:checked) span", ".picks label:not(:has(:checked)) span"]]);
    await page.locator(".bits label").first().click();
    await page.getByRole("button", { name: "Check", exact: true }).click();
    // A sign and a word say it too.
    await expect(page.locator(".judged")).toHaveAttribute("data-verdict", "wrong");
    expect(await page.locator(".judged b").evaluate((word) => getComputedStyle(word, "::before").content)).toContain("✗");
    await expect(page.locator(".contents [aria-current]")).toHaveText("Find FIN");
  });
}
