// Whoever reads by another way than by eye and mouse reads the same: names and roles, large letters, few colours, nothing that moves.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./page.mjs";
import { octet, open, rows } from "./workbench.mjs";

// What shows that a place is there, in each language alike.
const PLACES = {
  inspect: ".hex .octets [data-at='0']",
  handshake: ".steps",
  live: ".live form, .live .address, .live input",
  learn: ".learn h2, article h2",
};
const LANGUAGES = ["en", "zh-Hans"];

async function go(page, place, language = "en") {
  await page.addInitScript((language) => localStorage.setItem("framescope/language", language), language);
  await page.route("**/demo.json", (route) => route.fulfill({ json: {} }));
  await page.goto(`/#/${place}`);
  await expect(page.locator(PLACES[place]).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

for (const colorScheme of ["light", "dark"]) {
  for (const language of LANGUAGES) {
    test(`axe finds nothing in ${language}, ${colorScheme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      for (const place of Object.keys(PLACES)) {
        await go(page, place, language);
        await page.reload();
        await expect(page.locator(PLACES[place]).first()).toBeVisible({ timeout: 30_000 });
        const axe = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
        const { violations } = await axe.options({ resultTypes: ["violations"] }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" ")}`), place).toEqual([]);
      }
    });
  }
}

// What a screen reader is told of an element and of all in it: role, name, value.
async function told(page, selector) {
  const client = await page.context().newCDPSession(page);
  const { root } = await client.send("DOM.getDocument");
  const { nodeId } = await client.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  const { nodes } = await client.send("Accessibility.queryAXTree", { nodeId });
  return nodes
    .filter((node) => !node.ignored)
    .map((node) => ({ role: node.role?.value, name: node.name?.value ?? "", value: node.value?.value }));
}

test("the hex view is a grid whose bytes have names", async ({ page }) => {
  await open(page);
  const nodes = await told(page, ".hex");
  const of = (role) => nodes.filter((node) => node.role === role);
  expect(of("grid").length + of("treegrid").length, JSON.stringify(nodes.slice(0, 5))).toBe(1);
  expect(of("row").length).toBeGreaterThan(0);
  const bytes = of("gridcell");
  expect(bytes.length).toBeGreaterThanOrEqual(23);
  expect(bytes.filter(({ name }) => name.trim() === "")).toEqual([]);
  // Field and value are spoken where the focus goes.
  await octet(page, 0).focus();
  await page.keyboard.press("ArrowRight");
  await expect(octet(page, 1)).toBeFocused();
  const described = await octet(page, 1).evaluate((octet) => octet.getAttribute("aria-label") ?? octet.title);
  expect(described).toMatch(/MASK|Payload/i);
});

test("the diagram's fields have names and values", async ({ page }) => {
  await open(page);
  const nodes = await told(page, ".diagram");
  const said = nodes.map(({ name, value }) => `${name} ${value ?? ""}`).join("\n");
  for (const field of [/FIN/, /RSV1/, /opcode/i, /MASK/, /payload len/i, /masking key/i]) expect(said).toMatch(field);
  expect(nodes.filter(({ role, name }) => ["button", "gridcell", "cell"].includes(role) && name.trim() === "")).toEqual([]);
});

// 1280 px at 200 % are 640 px of the style sheet's.
for (const language of LANGUAGES) {
  test(`200 % loses nothing and scrolls one way in ${language}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 640, height: 360 });
    for (const place of Object.keys(PLACES)) {
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
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const place of Object.keys(PLACES)) {
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

test("what is selected and what has the focus shows in forced colours", async ({ page }, info) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page);
  await rows(page).nth(1).click();
  const look = (locator) => locator.evaluate((element) => {
    const { backgroundColor, color, outlineStyle, outlineColor, borderColor, boxShadow } = getComputedStyle(element);
    return [backgroundColor, color, outlineStyle, outlineColor, borderColor, boxShadow].join(" ");
  });
  expect(await look(page.locator(".frames .row[aria-selected=true]"))).not.toBe(await look(page.locator(".frames .row[aria-selected=false]").first()));
  const current = page.locator(".places [aria-current=page]");
  expect(await look(current)).not.toBe(await look(page.locator(".places a:not([aria-current])").first()));
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  expect(outline).not.toBe("none");
  for (const place of Object.keys(PLACES)) {
    await go(page, place);
    await page.screenshot({ path: info.outputPath(`forced-${place}.png`) });
  }
});
