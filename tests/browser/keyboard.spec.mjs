// Everything by keyboard.
import { expect, test } from "./page.mjs";
import { FRAMES, heading, octet, open, rows, selected } from "./workbench.mjs";

const pressed = (page) => page.locator(".buffers [aria-pressed=true]");
// The focus on nothing that has keys of its own.
const leave = (page) => page.evaluate(() => document.activeElement?.blur());

test("↑ ↓ go through the frames", async ({ page }) => {
  await open(page);
  await leave(page);
  for (const [key, number] of [["ArrowDown", 2], ["ArrowDown", 3], ["End", 4], ["ArrowDown", 4], ["ArrowUp", 3], ["Home", 1], ["ArrowUp", 1], ["PageDown", 4]]) {
    await page.keyboard.press(key);
    await expect(heading(page), key).toContainText(`Frame ${number}`);
    await expect(selected(page).locator(".num").first(), key).toHaveText(String(number));
  }
  // The list itself answers to the same keys, and tells which line is active.
  await page.locator(".table").focus();
  await page.keyboard.press("ArrowUp");
  await expect(heading(page)).toContainText("Frame 3");
  await expect(page.locator(".table")).toHaveAttribute("aria-activedescendant", await selected(page).getAttribute("id"));
});

test("← → go through the fields", async ({ page }) => {
  await open(page);
  await leave(page);
  const lit = () => page.locator(".cell[data-lit]").evaluateAll((cells) => [...new Set(cells.map((cell) => cell.dataset.field))].join());
  const fields = ["fin", "rsv1", "rsv2", "rsv3", "opcode", "mask", "payload-len", "masking-key", "payload"];
  for (const field of fields) {
    await page.keyboard.press("ArrowRight");
    await expect.poll(lit).toBe(field);
  }
  await page.keyboard.press("ArrowLeft");
  await expect.poll(lit).toBe("masking-key");
  await page.keyboard.press("Escape");
  await expect.poll(lit).toBe("");
});

test("[ ] go through the buffers", async ({ page }) => {
  await open(page);
  await leave(page);
  for (const [key, name] of [["]", "Unmasked"], ["]", "Message"], ["]", "Wire"], ["[", "Message"], ["[", "Unmasked"]]) {
    await page.keyboard.press(key);
    await expect(pressed(page)).toContainText(name);
  }
  await expect(octet(page, 0)).toHaveText("48");
});

test("/ filters, g goes to a frame, Esc comes back", async ({ page }) => {
  await open(page);
  await leave(page);
  await page.keyboard.press("/");
  await expect(page.locator("#filter")).toBeFocused();
  await expect(page.locator("#filter")).toHaveValue("");
  // Closes the suggestions, then leaves.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.locator("#filter")).not.toBeFocused();
  await page.keyboard.press("g");
  await expect(page.locator("#go-to-frame")).toBeFocused();
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toContainText("Frame 3");
  await expect(page.locator("#go-to-frame")).not.toBeFocused();
  await expect(page.locator("#go-to-frame")).toHaveValue("");
});

test("1 and 2 go to the places", async ({ page }) => {
  await open(page);
  await leave(page);
  await page.keyboard.press("2");
  await expect(page.locator(".places [aria-current=page]")).toHaveText("Handshake");
  await expect(page).toHaveTitle("Handshake · Framescope");
  await page.keyboard.press("1");
  await expect(page.locator(".places [aria-current=page]")).toHaveText("Inspect");
  await expect(rows(page)).toHaveCount(4);
  // In a text field, letters are letters.
  await page.locator(".paste textarea").press("End");
  await page.keyboard.type(" 2");
  await expect(page.locator(".paste textarea")).toHaveValue(`${FRAMES} 2`);
  await page.goBack();
  await expect(page.locator(".places [aria-current=page]")).toHaveText("Handshake");
});

test("? lists the keys", async ({ page }) => {
  await open(page);
  await leave(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator("kbd")).toContainText(["1", "2", "↑", "↓", "←", "→", "Enter", "Esc", "/", "g", "e", "[", "]"]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Keys (?)" }).click();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
});

// Walks the page with Tab; says where the focus was, what has no name and what does not show that it has the focus.
async function walk(page) {
  await page.evaluate(() => window.scrollTo(0, 0));
  const stops = [];
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return null;
      // The box around a text field may stand for it.
      const shows = (element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      };
      const label = focused.getAttribute("aria-label") ?? focused.labels?.[0]?.textContent ?? focused.textContent;
      return {
        region: ["bar", "splitter", "source", "frames", "inspector", "bytes", "given", "answer"].find((region) => focused.closest(`.${region}`)),
        what: focused.outerHTML.slice(0, 120),
        named: label.trim() !== "",
        seen: shows(focused) || shows(focused.parentElement),
      };
    });
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error("Tab never leaves the page");
}

for (const [place, regions] of [
  ["inspect", ["bar", "source", "splitter", "frames", "splitter", "inspector", "splitter", "bytes"]],
  ["handshake", ["bar", "given", "answer"]],
]) {
  test(`Tab goes through ${place} in order and is always seen`, async ({ page }) => {
    await page.goto(`/#/${place}`);
    await expect(place === "inspect" ? octet(page, 0) : page.locator(".steps")).toBeVisible();
    const stops = await walk(page);
    expect(stops.map((stop) => stop.region).filter((region, at, all) => region !== all[at - 1])).toEqual(regions);
    expect(stops.filter((stop) => !stop.named).map((stop) => stop.what)).toEqual([]);
    expect(stops.filter((stop) => !stop.seen).map((stop) => stop.what)).toEqual([]);
  });
}

test("where the byte that has the focus is scrolled away, keys lead back to it", async ({ page }) => {
  await open(page, `82 7e 20 00 ${"ab ".repeat(8192)}`);
  const hex = page.locator(".hex");
  await expect(hex).not.toHaveAttribute("tabindex");
  await hex.evaluate((hex) => hex.scrollTo(0, 5000));
  await expect(octet(page, 0)).toHaveCount(0);
  await expect(hex).toHaveAttribute("tabindex", "0");
  await hex.focus();
  await page.keyboard.press("ArrowRight");
  await expect(octet(page, 1)).toBeFocused();
  await expect(hex).not.toHaveAttribute("tabindex");
});
