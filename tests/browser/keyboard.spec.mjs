// Everything by keyboard.
import { choose } from "./capture.mjs";
import { echo, openLive, state } from "./live.mjs";
import { expect, test } from "./page.mjs";
import { FRAMES, area, heading, octet, open, pasteOutside, rows, selected, whole } from "./workbench.mjs";

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

// What the page is asked again and again.
test.beforeEach(({ page }) => page.addInitScript(`globalThis.looked = ${looked}`));

// In the page: what has the focus, whether that has a name and shows that it has the focus; null where nothing has it.
function looked() {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  (globalThis.reached ??= new Set()).add(focused);
  // The box around a text field may stand for it, and what is drawn beside a button that chooses.
  const shows = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element ?? focused);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  };
  const { width, height } = focused.getBoundingClientRect();
  const label = focused.getAttribute("aria-label") ?? focused.labels?.[0]?.textContent ?? focused.textContent;
  const regions = ["bar", "splitter", "live", "source", "frames", "inspector", "bytes", "contents", "story", "lesson", "given", "answer"];
  return {
    region: regions.find((region) => focused.closest(`.${region}`)),
    what: focused.outerHTML.slice(0, 120),
    text: (label || focused.id).trim(),
    named: label.trim() !== "",
    seen: width > 0 && height > 0 && [focused, focused.parentElement, focused.nextElementSibling].some(shows),
  };
}
const stop = (page) => page.evaluate(() => globalThis.looked());

// Walks the page with Tab; says where the focus was until it left the page, and that it was on something all the way.
async function walk(page) {
  await page.evaluate(() => {
    globalThis.stops = [];
    addEventListener("focusin", () => globalThis.stops.push(globalThis.looked()));
  });
  for (let pressed = 1; pressed < 400; pressed += 1) {
    await page.keyboard.press("Tab");
    // To ask takes longer than to press.
    if (pressed % 8) continue;
    const stops = await page.evaluate(() => globalThis.stops);
    const again = stops.findIndex(({ what }, at) => at > 0 && what === stops[0].what);
    if (again < 0) continue;
    // One of the keys led out of the page, and the next one in again.
    expect(stops).toHaveLength(pressed - 1);
    return stops.slice(0, again);
  }
  throw new Error("Tab never leaves the page");
}

// What can be used by mouse and was not reached: of radio buttons one stands for all, and arrow keys go on from there, as among bytes.
const missed = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], [role=button], [onclick]")]
      .filter((one) => one.checkVisibility() && !one.disabled && !globalThis.reached.has(one))
      .filter((one) => one.tabIndex >= 0 && !(one.type === "radio" && [...globalThis.reached].some((other) => other.name === one.name)))
      .map((one) => one.outerHTML.slice(0, 120)),
  );

function expectSeen(stops) {
  expect(stops.filter((stop) => !stop.named).map((stop) => stop.what)).toEqual([]);
  expect(stops.filter((stop) => !stop.seen).map((stop) => stop.what)).toEqual([]);
}

const regionsOf = (stops) => stops.map((stop) => stop.region).filter((region, at, all) => region !== all[at - 1]);

// Goes on with Tab to the next stop of that name.
async function tabTo(page, name, key = "Tab") {
  const passed = [];
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press(key);
    const here = await stop(page);
    if (!here) throw new Error(`the focus is on nothing on the way to ${name}, after ${passed.join(" · ")}`);
    expect(here.seen, here.what).toBe(true);
    if (typeof name === "string" ? here.text === name : name.test(here.text)) return;
    passed.push(here.text.slice(0, 30));
  }
  throw new Error(`${name} is not reached: ${passed.join(" · ")}`);
}

// What has the focus has it still, or something near it, and that shows it.
async function expectFocus(page, name) {
  await expect(async () => {
    const here = await stop(page);
    expect(here?.text).toMatch(name);
    expect(here.seen, here.what).toBe(true);
  }).toPass({ timeout: 30_000 });
}

for (const [place, regions, shown] of [
  ["inspect", ["bar", "source", "splitter", "frames", "splitter", "inspector", "splitter", "bytes"], ".hex .octets [data-at='0']"],
  ["handshake", ["bar", "given", "answer"], ".steps"],
  ["live", ["bar", "live", "splitter", "frames", "splitter", "bytes"], ".live .keeping"],
  ["learn", ["bar", "contents", "story"], ".learn .commands"],
  // It begins at what the address leads to, and comes round.
  ["learn/hello", ["story", "bar", "contents", "story"], "#hello .diagram"],
  ["learn/exercise", ["bar", "contents", "lesson"], ".lesson"],
  ["learn/exercise/find-fin", ["bar", "contents", "lesson"], ".exercise"],
  ["learn/exercise/fourteen", ["bar", "contents", "lesson"], ".exercise"],
  ["learn/catalogue", ["bar", "contents", "lesson"], ".catalogue"],
  ["learn/errors/fin-closes", ["bar", "contents", "lesson"], ".lesson .diagram"],
]) {
  test(`Tab goes through ${place} in order and is always seen`, async ({ page }) => {
    // The catalogue has hundreds of stops.
    test.slow();
    await page.route("**/demo.json", (route) => route.fulfill({ json: {} }));
    await page.goto(`/#/${place}`);
    await expect(page.locator(shown).first()).toBeVisible();
    await whole(page);
    const stops = await walk(page);
    expect(regionsOf(stops)).toEqual(regions);
    expectSeen(stops);
    expect(await missed(page)).toEqual([]);
  });
}

test("Live is used by keyboard alone", async ({ page }) => {
  test.slow();
  const server = await echo();
  await page.route("**/demo.json", (route) => route.fulfill({ json: {} }));
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  await page.keyboard.press("3");
  await expect(page.getByRole("heading", { name: "Live", exact: true })).toBeVisible();
  await whole(page);
  await tabTo(page, "Address");
  await page.keyboard.type(server.url);
  await tabTo(page, "Options");
  await page.keyboard.press("Enter");
  await tabTo(page, /^Sub-protocols/);
  await page.keyboard.type("chat");
  await tabTo(page, "Connect", "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("OPEN");
  await expectFocus(page, /^Connect$/);

  await tabTo(page, "Hex");
  await page.keyboard.press("Enter");
  await expectFocus(page, /^Hex$/);
  await tabTo(page, /^Binary message/);
  await page.keyboard.type("de ad be ef");
  await page.keyboard.press("Enter");
  await expect(rows(page).filter({ hasText: "de ad be ef" })).toHaveCount(2);
  await tabTo(page, "Send");
  await page.keyboard.press("Space");
  await expect(rows(page).filter({ hasText: "de ad be ef" })).toHaveCount(4);
  await expectFocus(page, /^Send$/);

  // The list of frames has one stop, and arrow keys from there.
  const table = page.locator(".frames .table");
  for (let step = 0; step < 60 && !(await table.evaluate((table) => table === document.activeElement)); step += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Home");
  await page.keyboard.press("End");
  await expect(heading(page)).toContainText("Frame 4");
  await page.keyboard.press("ArrowUp");
  await expect(heading(page)).toContainText("Frame 3");
  await expect(table).toBeFocused();

  await tabTo(page, "Close", "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("CLOSED");
  // The button is switched off with that: what is before it has the focus.
  await expectFocus(page, /^Reason/);

  await tabTo(page, "Connect", "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("OPEN");
  await tabTo(page, "Disconnect");
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("CLOSED");
  await expectFocus(page, /^Connect$/);

  // What is remembered is forgotten, the last of it with its list.
  await tabTo(page, /address is remembered/);
  await page.keyboard.press("Enter");
  await tabTo(page, `Forget ${server.url}`);
  await page.keyboard.press("Enter");
  await expect(page.locator(".connection .remembered")).toHaveCount(0);
  await expectFocus(page, /./);
  await server.end();
});

test("what is sent for long is stopped by keyboard", async ({ page }) => {
  test.slow();
  const server = await echo();
  await page.route("**/demo.json", (route) => route.fulfill({ json: {} }));
  await openLive(page);
  await tabTo(page, "Address");
  await page.keyboard.type(server.url);
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("OPEN");
  await tabTo(page, "times");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("100000");
  await tabTo(page, "every ms");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("50");
  await page.keyboard.press("Enter");
  await expect(page.locator(".live progress")).toBeVisible();
  await tabTo(page, "Stop");
  await page.keyboard.press("Enter");
  await expect(page.locator(".live progress")).toHaveCount(0);
  await expectFocus(page, /^every ms$/);
  await server.end();
});

test("Learn is used by keyboard alone", async ({ page }) => {
  test.slow();
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  await page.keyboard.press("4");
  await expect(page.getByRole("heading", { name: "TCP opens" })).toBeVisible();
  await whole(page);

  // From the contents to a part, to a record, into it, and out.
  await tabTo(page, /Close, and close back/);
  await page.keyboard.press("Enter");
  await expectFocus(page, /Close, and close back/);
  await expect(page).toHaveURL(/#\/learn\/closing$/);
  await page.goto("/#/learn/hello");
  const hello = page.locator("#hello");
  await expect(hello.locator("> summary")).toBeFocused();
  await expect(hello.locator(".diagram")).toBeVisible();
  await tabTo(page, /masking key/);
  await page.keyboard.press("Enter");
  await expect(hello.locator(".explained")).toContainText("masking key");
  await tabTo(page, "Flip FIN");
  await page.keyboard.press("Enter");
  await tabTo(page, "Back to the bytes as they were");
  await page.keyboard.press("Enter");
  await expect(hello.getByRole("button", { name: "Back to the bytes" })).toHaveCount(0);
  await expectFocus(page, /^Edit$/);
  await hello.locator("> summary").focus();
  await page.keyboard.press("Enter");
  await expect(hello).toHaveJSProperty("open", false);
  await expectFocus(page, /Hello/);

  // An exercise, wrong and then right, with all its hints.
  await tabTo(page, /^Find FIN/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("#lesson-title")).toBeFocused();
  await expectFocus(page, /^Find FIN$/);
  await tabTo(page, /^Offset 0,/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Bit 0 of/);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expectFocus(page, /^Bit 1 of/);
  await tabTo(page, "Check");
  await page.keyboard.press("Enter");
  const verdict = page.locator(".exercise .judged");
  await expect(verdict).toHaveAttribute("data-verdict", "wrong");
  await expectFocus(page, /^Check$/);
  await tabTo(page, "Hint");
  for (let hint = 1; hint <= 3; hint += 1) {
    await page.keyboard.press("Enter");
    await expect(page.locator(".hints li")).toHaveCount(hint);
  }
  await expectFocus(page, /^Show the answer$/);
  await page.keyboard.press("Enter");
  await expect(verdict).toHaveAttribute("data-verdict", "right");
  await expectFocus(page, /^Check$/);
  await tabTo(page, "New bytes", "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(verdict).toHaveCount(0);
  await expectFocus(page, /^New bytes$/);
  const octets = await page.getByRole("radio", { name: /^Offset / }).evaluateAll((all) => all.map((one) => parseInt(one.getAttribute("aria-label").split(", ")[1], 16)));
  let at = 0;
  while (!(octets[at] & 0x80)) at += 6 + (octets[at + 1] & 0x7f);
  await tabTo(page, /^Offset 0,/);
  for (let step = 0; step < at; step += 1) await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: new RegExp(`^Bit 0 of the byte at offset ${at}:`) })).toHaveCount(1);
  await tabTo(page, /^Bit 0 of/);
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(verdict).toHaveAttribute("data-verdict", "right");
  await tabTo(page, /^Next: /);
  await page.keyboard.press("Enter");
  await expect(page.locator("#lesson-title")).toBeFocused();
  await expectFocus(page, /^Read a 16-bit length$/);
  await tabTo(page, /^Your/);

  // Common errors, and the bytes that show them.
  await tabTo(page, /FIN closes/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expectFocus(page, /FIN closes/);
  await tabTo(page, /FIN, RSV, opcode/);
  await page.keyboard.press("Enter");
  await expect(page.locator(".lesson .explained")).toHaveCount(1);

  // A small capture of the catalogue is opened, and the focus is at where it opened.
  await tabTo(page, /small captures/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expectFocus(page, /^Catalogue$/);
  await tabTo(page, "A continuation of nothing");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/inspect/);
  await expect(area(page)).toHaveValue(/^81 85/);
  await expectFocus(page, /^Inspect$/);
});

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

// What has the focus goes away, is switched off or is folded when it is pressed: another has the focus then, in sight, and not nothing.
const focused = (page) => page.locator("body :focus");
const button = (page, name) => page.getByRole("button", { name, exact: true });

async function kept(page) {
  await expect(focused(page)).toHaveCount(1);
  await expect(focused(page)).toBeInViewport();
}

test("the focus stays near a button that is switched off", async ({ page }) => {
  await open(page);
  await button(page, "Edit").press("Enter");
  await page.locator(".editor .bit").first().press("Enter");
  await expect(button(page, "Undo")).toBeEnabled();
  await button(page, "Undo").press("Enter");
  await expect(button(page, "Undo")).toBeDisabled();
  await expect(button(page, "New frame")).toBeFocused();
  await button(page, "Redo").press("Enter");
  await expect(button(page, "Redo")).toBeDisabled();
  await expect(button(page, "Undo")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(button(page, "Reset")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button(page, "Reset")).toBeDisabled();
  await kept(page);
});

test("the focus stays near what goes away", async ({ page }) => {
  const payload = "00".repeat(100);
  await open(page, `81 e4 37 fa 21 3d ${payload}`);
  // The rest of the bytes is shown, and nothing is left to be asked for.
  const more = page.locator(".xor button");
  while (await more.count()) {
    const before = await page.locator(".xor .octets > *").count();
    await more.press("Enter");
    await expect.poll(() => page.locator(".xor .octets > *").count()).not.toBe(before);
  }
  await kept(page);
  // The frame goes, and with it all that was said of it.
  await button(page, "Edit").press("Enter");
  await button(page, "Remove frame").press("Enter");
  await expect(heading(page)).toHaveCount(0);
  await kept(page);
});

test("the focus comes back from a dialog whose button was folded away", async ({ page }) => {
  await open(page);
  const menu = page.locator("summary", { hasText: /^Compare$/ });
  await menu.press("Enter");
  await button(page, "Keep this frame to compare").press("Enter");
  await page.getByRole("button", { name: /^Compare with/ }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(menu).toBeFocused();
});

test("the way back to a capture hands the focus on", async ({ page }) => {
  await choose(page, "handshakes.pcap");
  await page.keyboard.press("Shift");
  await pasteOutside(page, FRAMES);
  await page.locator(".before").press("Enter");
  await expect(page.locator(".before")).toHaveCount(0);
  await kept(page);
});

test("the focus goes to the name of the place that came", async ({ page }) => {
  const named = (name) => page.locator(".places [aria-current=page]", { hasText: name });
  await open(page);
  await page.locator(".samples button").first().focus();
  for (const [key, name] of [["2", "Handshake"], ["1", "Inspect"], ["4", "Learn"], ["2", "Handshake"]]) {
    await page.keyboard.press(key);
    await expect(named(name)).toBeFocused();
    // And from within the place.
    await page.locator("main button:visible, main summary:visible").first().focus();
    await expect(page.locator("main :focus")).toHaveCount(1);
  }
});
