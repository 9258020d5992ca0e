// How soon a paste is on the screen. The figures are printed and none is demanded: machines differ.
import { expect, test } from "./page.mjs";
import { area, counted, heading, octet, rows } from "./workbench.mjs";

// Even, so that the text ends as it began.
const ROUNDS = 12;
const SIZE = 65_536;
const HELLO = "81 85 37 fa 21 3d 7f 9f 4d 51 58\n";
// 64 KiB of masked "Hello"s, one to a line.
const TEXT = HELLO.repeat(SIZE / HELLO.length).padEnd(SIZE, "\n");

const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];

// Does one of two changes in turn; says when the inspector had changed, and when that was painted.
async function measure(page, name, changes) {
  const measured = { drawn: [], painted: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const figures = await page.evaluate(async ([change, argument]) => {
      const heading = () => document.querySelector(".inspector h2").textContent;
      const before = heading();
      const drawn = new Promise((resume) => {
        const observer = new MutationObserver(() => {
          if (heading() === before) return;
          observer.disconnect();
          resume(performance.now());
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      const area = document.querySelector(".paste textarea");
      let start;
      area.addEventListener("input", () => (start = performance.now()), { once: true, capture: true });
      if (change === "type") {
        area.focus();
        area.setSelectionRange(1, 2);
        document.execCommand("insertText", false, argument);
      } else {
        area.value = argument;
        area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
      }
      const changed = await drawn;
      await new Promise(requestAnimationFrame);
      // A task that is asked for in an animation frame runs after its paint.
      await new Promise((resume) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resume;
        port2.postMessage(0);
      });
      return { drawn: changed - start, painted: performance.now() - start };
    }, changes[round % 2]);
    for (const [name, figure] of Object.entries(figures)) measured[name].push(figure);
    const opcode = round % 2 === 0 ? "Ping" : "Text";
    await expect(heading(page)).toContainText(opcode);
    await expect(rows(page).first().locator(".op")).toHaveText(opcode);
    await expect(counted(page)).toHaveText(/^1,?985 frames/);
  }
  const said = Object.entries(measured).map(([name, figures]) => `${name} ${median(figures).toFixed(1)} ms`);
  console.log(`${name}: ${said.join(", ")} after the input event (median of ${ROUNDS})`);
}

test("64 KiB of text are decoded with each keystroke", async ({ page }) => {
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  await area(page).fill(TEXT);
  await expect(counted(page)).toHaveText(/^1,?985 frames/);
  await measure(page, "a keystroke in 64 KiB", [["type", "9"], ["type", "1"]]);
  await measure(page, "a paste of 64 KiB", [["paste", TEXT.replace("81", "89")], ["paste", TEXT]]);
});

test("20 MB of hex are decoded while the page answers", async ({ page }) => {
  test.slow();
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  const count = 606_061;
  const started = Date.now();
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    HELLO.repeat(count),
  );
  await page.getByRole("button", { name: "Keys (?)" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  const answered = Date.now() - started;
  await expect(counted(page)).toHaveText(/^606,?061 frames · 606,?061 messages$/, { timeout: 60_000 });
  console.log(`20 MB of hex: a click was answered after ${answered} ms, all was decoded after ${Date.now() - started} ms`);
  await page.locator(".table").focus();
  await page.keyboard.press("End");
  await expect(heading(page)).toContainText(/Frame 606,?061.*11 bytes at 0x65B9A4/);
  await expect(page.locator(`#line-${count - 1} .preview`)).toHaveText("Hello");
  await expect(octet(page, 0x65b9a4)).toHaveText("81");
  // Of the text, what a browser lays out in no time is shown.
  const cautions = page.locator(".source .message[data-level=caution]");
  await expect(cautions).toContainText(["Too large to be edited here", "a reload will not bring this text back"]);
  expect((await area(page).inputValue()).length).toBeLessThanOrEqual(1 << 20);
});
