// What happens while something else is still under way: the last thing that was done is what shows.
import { expect, test } from "./page.mjs";
import { FRAMES, area, heading, open, pressAtOnce } from "./workbench.mjs";

// Lets answers of workers be kept back, and given.
const keepBack = (page) =>
  page.addInitScript(() => {
    const listen = Worker.prototype.addEventListener;
    let kept = null;
    Worker.prototype.addEventListener = function (type, heard, options) {
      const hear = (event) => (kept && type === "message" ? kept.push(() => heard(event)) : heard(event));
      return listen.call(this, type, hear, options);
    };
    window.keep = () => (kept = []);
    window.give = () => {
      const given = kept;
      kept = null;
      for (const hear of given) hear();
    };
  });

const fields = (page) => page.locator(".cell[data-lit]").evaluateAll((cells) => [...new Set(cells.map((cell) => cell.dataset.field))].join());

test("what is copied is what was asked for last", async ({ page }) => {
  await keepBack(page);
  await page.addInitScript(() => {
    window.written = [];
    navigator.clipboard.writeText = async (text) => void window.written.push(text);
  });
  await open(page);
  await page.locator(".inspector summary", { hasText: "Copy" }).click();
  await page.evaluate(() => window.keep());
  for (const format of ["Hex without spaces", "Base64"]) await page.getByRole("button", { name: format, exact: true }).click();
  await page.evaluate(() => window.give());
  await expect.poll(() => page.evaluate(() => window.written)).toEqual(["gYU3+iE9f59NUVg="]);
});

test("of two files that are opened the last one shows, however long each takes to read", async ({ page }) => {
  await page.addInitScript(() => {
    const read = Blob.prototype.arrayBuffer;
    window.gate = null;
    Blob.prototype.arrayBuffer = async function () {
      await window.gate;
      return read.call(this);
    };
  });
  await open(page);
  const chooser = page.locator("input[type=file]");
  await page.evaluate(() => {
    window.gate = new Promise((go) => (window.go = go));
  });
  await chooser.setInputFiles({ name: "slow.txt", mimeType: "", buffer: Buffer.from("81 00") });
  await page.evaluate(() => (window.gate = null));
  await chooser.setInputFiles({ name: "quick.txt", mimeType: "", buffer: Buffer.from("82 00") });
  await expect(area(page)).toHaveValue("82 00");
  await page.evaluate(async () => {
    window.go();
    for (let frames = 0; frames < 30; frames += 1) await new Promise(requestAnimationFrame);
  });
  await expect(area(page)).toHaveValue("82 00");
});

test("the caret is looked up once the text is open", async ({ page }) => {
  await keepBack(page);
  await open(page);
  await page.evaluate(() => window.keep());
  await area(page).fill(` ${FRAMES}`);
  await area(page).press("Control+End");
  await page.evaluate(() => window.give());
  await expect(heading(page)).toContainText("Frame 4");
});

test("keys that are pressed before the page has drawn all count", async ({ page }) => {
  await open(page);
  await page.evaluate(() => document.activeElement?.blur());
  const body = page.locator("body");
  await pressAtOnce(body, ["ArrowRight", "ArrowRight", "ArrowRight"]);
  await expect.poll(() => fields(page)).toBe("rsv2");
  await pressAtOnce(body, ["ArrowLeft", "ArrowLeft"]);
  await expect.poll(() => fields(page)).toBe("fin");
  const shown = page.locator(".buffers [aria-pressed=true]");
  await pressAtOnce(body, ["]", "]"]);
  await expect(shown).toContainText("Message");
  await pressAtOnce(body, ["[", "["]);
  await expect(shown).toContainText("Wire");
});
