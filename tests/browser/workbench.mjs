// Where things stand on the Inspect place, and how bytes get there.
import { expect } from "./page.mjs";

export const heading = (page) => page.locator(".inspector h2");
export const area = (page) => page.locator(".paste textarea");
export const counted = (page) => page.locator(".frames .count");
export const rows = (page) => page.locator(".frames .lines .row");
export const selected = (page) => page.locator(".frames .row[aria-selected=true]");
export const problem = (page) => page.locator(".source .message[data-level=violation]");
export const octet = (page, offset) => page.locator(`.hex .octets [data-at='${offset}']`);
export const marks = (page, kind) => page.locator(`.paste mark[data-mark=${kind}]`);

// RFC 6455 §5.7: a masked "Hello"; then "Hel" and "lo" in fragments with a ping between.
export const FRAMES = "81 85 37 fa 21 3d 7f 9f 4d 51 58  01 03 48 65 6c  89 05 48 65 6c 6c 6f  80 02 6c 6f";

// Resolves once what the first screen does without is there: the rest of the styles and words, and what keeps the focus.
export async function whole(page) {
  await page.evaluate(() => import(new URL("focus.js", document.querySelector("link[rel=engine]").href)));
  await expect(page.locator(".show-keys")).toHaveAttribute("aria-label", /./);
  await expect.poll(() => page.evaluate(() => [...document.styleSheets].some(({ href }) => href?.endsWith("later.css")))).toBe(true);
}

// Opens the page with `text` pasted.
export async function open(page, text = FRAMES) {
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  await whole(page);
  // What a page begins with has a frame 1 as well: nothing of it is to stand for the text.
  await area(page).fill("");
  await expect(heading(page)).toHaveCount(0);
  await expect(octet(page, 0)).toHaveCount(0);
  await expect(rows(page)).toHaveCount(0);
  await area(page).fill(text);
  // A machine under load takes its time over what is long.
  await expect(heading(page)).toContainText(/Frame 1|帧 1/);
  await expect(octet(page, 0)).toBeVisible();
  await expect(selected(page)).toHaveCount(1);
}

// Until the page has drawn a few times: what was done before is done by then, and what might still come of it has come.
export const drawn = (page, frames = 10) =>
  page.evaluate(async (frames) => {
    for (let count = 0; count < frames; count += 1) await new Promise(requestAnimationFrame);
    // What is drawn in pieces goes on in such tasks.
    await new Promise((resolve) => setTimeout(resolve));
  }, frames);

// Presses keys where `target` is, the next one before the page has drawn what the last one did: a machine under load is as slow.
export const pressAtOnce = (target, keys) =>
  target.evaluate((target, keys) => {
    for (const key of keys) target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }, keys);

// Pastes `text` outside of the text fields, as the browser would.
export const pasteOutside = (page, text) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);

// What the list says of each frame: direction, opcode, payload.
export const listed = (page) =>
  rows(page).evaluateAll((rows) =>
    rows.map((row) => ["dir", "op", "preview"].map((part) => row.querySelector(`.${part}`).lastChild.textContent).join(" · ")),
  );
