// The Learn place: the recorded connection is told, by click and by keyboard; its examples are alive, and what they show can be taken along.
import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { expect, test } from "./page.mjs";
import { LANGUAGES, fault, wordsOf } from "./words.mjs";
import { area, heading, octet, rows, selected } from "./workbench.mjs";

const record = (page, name) => page.locator(`details.record#${name}`);
const line = (page, name) => record(page, name).locator("> summary");

// Opens a record, or closes it, by its key: what is still being drawn above it may move it from under a pointer.
async function turn(page, name, to) {
  await line(page, name).press("Enter");
  await expect(record(page, name)).toHaveJSProperty("open", to === "open");
}
const run = (page, name, words) => record(page, name).locator(".run").filter({ hasText: words });
const said = (page, name) => record(page, name).locator(".explained");
const cell = (page, name, field) => record(page, name).locator(`.diagram .cell[data-field=${field}]`);

// The runs of bytes that all records together show.
const RUNS = 172;

async function open(page, to = "", words = wordsOf("en", "learn")) {
  await page.goto(`/#/learn${to}`);
  await expect(page.getByRole("heading", { name: words.say("learn-connection-title") })).toBeVisible();
  // What is said there is said when the place listens.
  await expect(page.locator(".status #learnt")).not.toBeEmpty();
}

// What is told of each record, and around them: texts as they are read, without the code in them.
const told = (story) => {
  const texts = (all) =>
    [...all].map((one) => {
      const copy = one.cloneNode(true);
      for (const code of copy.querySelectorAll("code, .mono, .here")) code.replaceWith("…");
      return copy.textContent.trim();
    });
  const explained = (one) => ({
    label: one.querySelector("h3").lastChild.textContent,
    said: texts(one.querySelectorAll(":scope > p:not(.mono)")),
    fields: texts(one.querySelectorAll(".now li")),
  });
  const record = (one) => ({
    name: one.id,
    link: one.querySelector("a.here").getAttribute("href"),
    // A record that was made is in no packet: beside the link to it stands nothing.
    about: texts(one.querySelectorAll(".about > p")).filter((text) => text !== "…"),
    runs: [...one.querySelectorAll(".run small")].map((label) => label.textContent),
    explained: [...one.querySelectorAll(".explained")].map(explained),
  });
  return { records: [...story.querySelectorAll("details.record")].map(record), around: texts(story.querySelectorAll(".lead > p, .tell > p")) };
};

test("a visit elsewhere fetches nothing of it", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  expect(fetched.filter((path) => /\/learn-/.test(path))).toEqual([]);
  await page.keyboard.press("4");
  await expect(page.getByRole("heading", { name: "TCP opens" })).toBeVisible();
  await expect(page).toHaveTitle("Learn · Framescope");
  await expect(page.getByRole("link", { name: "Learn" })).toHaveAttribute("aria-current", "page");
});

for (const { tag, locale } of LANGUAGES) {
  test.describe(tag, () => {
    test.use({ locale });
    const words = wordsOf(tag, "learn");

    test("the connection is walked by keyboard, from SYN to the last ACK", async ({ page }) => {
      test.slow();
      await open(page, "", words);
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      const names = await page.locator("details.record").evaluateAll((all) => all.map((one) => one.id));
      expect(names).toHaveLength(29);
      expect([names[0], names.at(-1)]).toEqual(["syn", "last-ack"]);
      for (const name of names) {
        await page.keyboard.press("ArrowRight");
        await expect(line(page, name)).toBeFocused();
        await expect(line(page, name)).toContainText(words.like(`learn-record-${name}`));
        await page.keyboard.press("Enter");
        const runs = record(page, name).locator(".run");
        await expect(runs.first()).toBeVisible();
        // Each of its runs of bytes opens into words.
        for (const one of [runs.first(), runs.last()]) {
          await one.focus();
          await page.keyboard.press("Enter");
          await expect(one).toHaveAttribute("aria-expanded", "true");
          await expect(said(page, name)).toHaveCount(1);
          await expect(said(page, name).locator("h3")).toContainText(` · ${await one.locator("small").innerText()}`);
        }
        const here = record(page, name).locator("a.here");
        await expect(here).toHaveAttribute("href", `#/learn/${name}`);
        await expect(here).toHaveAccessibleName(words.like("learn-link"));
        await line(page, name).focus();
        await page.keyboard.press("Enter");
        await expect(record(page, name)).toHaveJSProperty("open", false);
        await expect(runs).toHaveCount(0);
      }
      await expect(page.locator(".contents .done")).toHaveCount(11);
      await expect(page.locator(".status #learnt")).toHaveText(words.like("learn-read"));
      await expect(page.locator(".status #learnt")).toHaveText(/11\D+11/);
      await page.reload();
      await expect(page.locator(".status #learnt")).toHaveText(/11\D+11/);
    });

    test("every run of bytes has a label and an explanation", async ({ page }) => {
      await open(page, "", words);
      // As on paper, where all is open.
      await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      await expect(page.locator("details.record[open]")).toHaveCount(29);
      await expect(page.locator(".inflated dd").nth(1)).toBeVisible();
      const { records, around } = await page.locator(".story").evaluate(told);
      const faults = [];
      const read = (where, texts) => faults.push(...texts.map((text) => [where, fault(tag, text)]).filter(([, why]) => why));
      for (const { name, link, about, runs, explained } of records) {
        expect(link).toBe(`#/learn/${name}`);
        read(name, about);
        expect(explained.map(({ label }) => label)).toEqual(runs);
        for (const { label, said, fields } of explained) {
          const where = `${name}, ${label}`;
          // Many a field has the same name in every language.
          expect(label, where).toMatch(/\p{Letter}/u);
          expect(said, where).not.toEqual([]);
          read(where, [...said, ...fields]);
          for (const field of fields) expect(field, where).toMatch(/^\S.* … · \S/);
        }
      }
      expect(records.flatMap(({ runs }) => runs)).toHaveLength(RUNS);
      read("around them", around);
      expect(faults).toEqual([]);
    });
  });
}

test("an address leads to a part, and to what it shows", async ({ page }) => {
  await open(page, "/hello");
  await expect(record(page, "hello")).toHaveJSProperty("open", true);
  await expect(line(page, "hello")).toBeInViewport();
  await expect(page.locator(".contents [aria-current]")).toContainText("A masked text frame");
  await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Compression remembers" }).click();
  await expect(page).toHaveURL(/#\/learn\/compression$/);
  await expect(page.getByRole("heading", { name: "Compression remembers" })).toBeInViewport();
  await expect(page.locator(".contents [aria-current]")).toContainText("Compression remembers");
});

test("a frame is told run by run, and every view lights up together", async ({ page }) => {
  await open(page, "/hello");
  await run(page, "hello", "masking key").click();
  await expect(said(page, "hello")).toContainText("55 fb 26 89 · masking key");
  await expect(cell(page, "hello", "masking-key").first()).toHaveAttribute("data-lit", "");
  await cell(page, "hello", "fin").click();
  await expect(said(page, "hello")).toContainText("81 is 1000 0001");
  await expect(run(page, "hello", "FIN, RSV, opcode")).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowRight");
  await expect(cell(page, "hello", "rsv1")).toHaveAttribute("data-lit", "");
});

test("an example is changed in place and taken back", async ({ page }) => {
  await open(page, "/hello");
  const wire = record(page, "hello").locator(".run").last();
  await expect(wire).toContainText("1d 9e 4a e5 3a");
  await record(page, "hello").getByRole("button", { name: "Set the key to 00 00 00 00" }).click();
  await expect(wire).toContainText("48 65 6c 6c 6f");
  await record(page, "hello").getByRole("button", { name: "Take the mask off" }).click();
  await expect(record(page, "hello").locator(".findings")).toContainText("Violation");
  await record(page, "hello").getByRole("button", { name: "Back to the bytes as they were" }).click();
  await expect(wire).toContainText("1d 9e 4a e5 3a");
  await line(page, "hello").focus();
  await page.keyboard.press("e");
  await record(page, "hello").locator("#edit-payload").fill("Hello there");
  await expect(record(page, "hello").locator(".run").nth(1)).toContainText("8b");
});

test("compression remembers: what came before is needed", async ({ page }) => {
  await open(page, "/price-again");
  const inflated = record(page, "price-again").locator(".inflated dd");
  await expect(inflated.nth(0)).toContainText('"symbol":"ACME"');
  await expect(inflated.nth(1)).toContainText("points back to bytes that are not there");
  await record(page, "price-again").getByRole("button", { name: "Flip RSV1" }).click();
  await expect(inflated).toHaveCount(0);
});

test("the accept value is computed, and again for another key", async ({ page }) => {
  await open(page, "/answer");
  const steps = page.locator(".accept");
  await expect(steps).toContainText("FyG95ELVOe2BAV1TLwb4CpaS7zM=");
  await expect(steps.getByRole("status")).toHaveText("It is the value that the server sent.");
  await steps.getByRole("textbox").fill("dGhlIHNhbXBsZSBub25jZQ==");
  await expect(steps).toContainText("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  // The answer follows: a server would compute it so.
  await expect(run(page, "answer", "accept")).toContainText("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  await expect(steps.getByRole("status")).toContainText("it follows the request");
  await steps.getByRole("textbox").fill("x");
  await expect(steps).toContainText("Base64 of 16 bytes");
});

test("a frame is taken to Inspect, as it is now", async ({ page }) => {
  await open(page, "/hello");
  await record(page, "hello").getByRole("button", { name: "Set the key to 00 00 00 00" }).click();
  await expect(record(page, "hello").locator(".run").last()).toContainText("48 65 6c 6c 6f");
  await record(page, "hello").getByRole("button", { name: "Take this to Inspect" }).click();
  await expect(page).toHaveURL(/#\/inspect$/);
  await expect(area(page)).toHaveValue("81 85 00 00 00 00 48 65 6c 6c 6f");
  await expect(page.getByRole("group", { name: "Sent by" }).getByRole("button", { name: "Client", exact: true })).toHaveAttribute("aria-pressed", "true");
  // What was there before is not lost.
  await page.getByRole("button", { name: "Back to your own" }).click();
  await expect(area(page)).toHaveValue(/^81 85 37 fa 21 3d/);
  await expect(page.locator(".link-line")).toHaveCount(0);
});

test("the capture is taken to Inspect, and can be downloaded", async ({ page }) => {
  await open(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "connection.pcapng" }).click();
  const download = await waiting;
  expect(readFileSync(await download.path())).toEqual(readFileSync(new URL("../../www/learn/connection.pcapng", import.meta.url)));
  await page.getByRole("button", { name: "Take the capture to Inspect" }).first().click();
  await expect(page).toHaveURL(/#\/inspect$/);
  await expect(page.locator(".source")).toContainText("connection.pcapng");
  await expect(rows(page).first()).toBeVisible();
});

test("on paper all is open", async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("details.record[open]")).toHaveCount(29);
  await expect(page.locator(".record#last-ack .explained")).toHaveCount(11);
  await expect(page.locator(".commands[open]")).toHaveCount(10);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(page.locator("details.record[open]")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"]) {
  test(`everyone can use it, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await open(page, "/hello");
    await expect(line(page, "hello")).toBeFocused();
    for (const name of ["syn", "request", "answer", "echo", "attack", "price-again", "close"]) await turn(page, name, "open");
    await run(page, "hello", "masking key").click();
    await line(page, "hello").press("e");
    await expect(record(page, "hello").locator("#edit-payload")).toBeVisible();
    // What is said where something else breaks.
    await press(page, "echo", "Flip FIN");
    await expect(record(page, "echo").locator(".affected li")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))])).toEqual([]);
  });
}

for (const [width, height] of [[1440, 900], [390, 844], [360, 740]]) {
  test(`fits ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, "/hello");
    await expect(line(page, "hello")).toBeFocused();
    for (const name of ["syn", "request", "answer", "sixty-four-bits", "price-again"]) await turn(page, name, "open");
    await expect(record(page, "price-again").locator(".inflated dd").first()).toContainText("ACME");
    const wide = () => page.evaluate(() => [document.documentElement, document.querySelector(".story")].map((one) => one.scrollWidth - one.clientWidth));
    expect(await wide()).toEqual([0, 0]);
  });
}

// Heads and headers: what a reader makes of them, and what follows from it.
const verdict = (page, name) => record(page, name).locator(".shaken .verdict");
const broken = (page, name) => record(page, name).locator(".shaken > .sheet li[data-outcome=fail]");
const byte = (page, name, at) => record(page, name).locator(`.hex .octets [data-at='${at}']`);
const editor = (page, name) => record(page, name).locator(`#edit-${name}`);
const press = (page, name, button) => record(page, name).getByRole("button", { name: button }).click();

test("an edited request changes the verdict and the answer, step by step back to what was recorded", async ({ page }) => {
  await open(page, "/request");
  await turn(page, "answer", "open");
  for (const name of ["request", "answer"]) await expect(verdict(page, name)).toContainText("The handshake is sound");
  await line(page, "request").press("e");
  await expect(editor(page, "request")).toHaveValue(/^GET \/chat HTTP\/1\.1\nSec-WebSocket-Version: 13\n[^]*\n\n$/);
  const recorded = await editor(page, "request").inputValue();

  // Typed: the key, and what is computed from it.
  await editor(page, "request").fill(recorded.replace("H3bDCOpE07hmuHrSB6Kgfw==", "dGhlIHNhbXBsZSBub25jZQ=="));
  await expect(run(page, "request", "key")).toContainText("dGhlIHNhbXBsZSBub25jZQ==");
  await expect(run(page, "answer", "accept")).toContainText("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  await expect(record(page, "answer").locator(".follows")).toBeVisible();
  await expect(verdict(page, "answer")).toContainText("The handshake is sound");
  // The bytes: the line of the key begins with byte 47.
  await expect(byte(page, "request", 47)).toHaveText("53");

  // Tried: a rule is broken, in both records.
  await press(page, "request", "Leave Upgrade out");
  await expect(verdict(page, "answer")).toContainText("A server must refuse this request with 400");
  await expect(broken(page, "request")).toHaveAttribute("data-check", "upgrade-websocket");
  await expect(editor(page, "request")).not.toHaveValue(/Upgrade: websocket/);
  await press(page, "request", "Undo");
  await expect(verdict(page, "request")).toContainText("The handshake is sound");
  await expect(editor(page, "request")).toHaveValue(/dGhlIHNhbXBsZSBub25jZQ==/);
  // All that is typed in one go is one step.
  await line(page, "request").focus();
  await record(page, "request").locator(".run").first().press("Control+z");
  await expect(editor(page, "request")).toHaveValue(recorded);
  await expect(run(page, "answer", "accept")).toContainText("FyG95ELVOe2BAV1TLwb4CpaS7zM=");
  await expect(record(page, "request").getByRole("button", { name: "Back to the bytes" })).toHaveCount(0);
});

test("a head that is no HTTP any more is told all the same", async ({ page }) => {
  await open(page, "/answer");
  await line(page, "answer").press("e");
  for (const text of ["", "x", "HTTP/1.1 101\nno colon\nX-Y: z\n\nrest", "\n\n\n"]) {
    await editor(page, "answer").fill(text);
    await expect(editor(page, "answer")).toHaveValue(text);
    await expect(verdict(page, "answer")).not.toContainText("sound");
  }
  await expect(page.locator(".learn")).not.toContainText("[learn-");
  await press(page, "answer", "Back to the bytes as they were");
  await press(page, "answer", "Answer another key");
  await expect(verdict(page, "answer")).toContainText("the accept value is not the one for this key");
  await expect(page.locator(".accept").getByRole("status")).toContainText("another value");
});

test("lines and bytes of a head light up together", async ({ page }) => {
  await open(page, "/request");
  const key = run(page, "request", "key");
  await key.hover();
  await expect(byte(page, "request", 47)).toHaveAttribute("data-lit", "");
  await expect(byte(page, "request", 46)).not.toHaveAttribute("data-lit");
  await byte(page, "request", 0).hover();
  await expect(run(page, "request", "request line")).toHaveAttribute("data-pointed", "");
  await byte(page, "request", 0).click();
  await expect(said(page, "request")).toContainText("The method has to be GET");
  await page.getByRole("heading", { name: "The request" }).first().hover();
  await expect(byte(page, "request", 5)).toHaveAttribute("data-lit", "");
  // By keyboard: on to the next line, which opens.
  await byte(page, "request", 0).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
  await expect(byte(page, "request", 21)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(said(page, "request")).toContainText("version");
});

test("a TCP header is changed in place, and its checksum judged", async ({ page }) => {
  await open(page, "/syn");
  await run(page, "syn", "checksum").click();
  await expect(said(page, "syn")).toContainText("Here it is the beginning only");
  await expect(byte(page, "syn", 16)).toHaveAttribute("data-lit", "");
  await press(page, "syn", "Write the whole checksum");
  await expect(said(page, "syn")).toContainText("Now it is the whole sum, and right");
  await line(page, "syn").press("e");
  const hex = await editor(page, "syn").inputValue();
  // Another source port: the checksum is wrong now.
  await editor(page, "syn").fill(hex.replace(/^.. ../, "12 34"));
  await expect(said(page, "syn")).toContainText("It is wrong");
  await run(page, "syn", "source port").click();
  await expect(said(page, "syn")).toContainText("Port 4660");
  // FIN too, and a header that ends sooner.
  await run(page, "syn", "data offset, flags").click();
  await editor(page, "syn").fill(hex.replace("a0 02", "50 03"));
  await expect(said(page, "syn")).toContainText("Data offset 5: a header of 20 bytes.");
  await expect(said(page, "syn")).toContainText("Set are SYN, FIN.");
  await expect(run(page, "syn", "data").last()).toContainText("02 04");
  await editor(page, "syn").fill("12 3x");
  await expect(record(page, "syn").locator(".editor .wrong")).toContainText("“x”");
  await press(page, "syn", "Back to the bytes as they were");
  await expect(editor(page, "syn")).toHaveValue(hex.replace(/(?<=ff d7\n).. ../, "fe 30"));
});

test("heads are taken to Inspect together, a compressed frame with the handshake that agreed on it", async ({ page }) => {
  await open(page, "/answer");
  await press(page, "answer", "Take this to Inspect");
  await expect(page).toHaveURL(/#\/inspect$/);
  await expect(selected(page)).toContainText("101 Switching Protocols");
  await expect(rows(page)).toHaveCount(2);
  // As it was recorded: the capture, in which it is inflated with all that came before it.
  await open(page, "/price-again-back");
  await press(page, "price-again-back", "Take this to Inspect");
  await expect(page).toHaveURL(/#\/inspect$/);
  await expect(selected(page)).toContainText("ACME");
  await expect(heading(page)).toContainText("Frame 17");
  // As a reader made it: behind the handshake, so that Inspect knows what RSV1 means.
  await open(page, "/price-again-back");
  await press(page, "price-again-back", "Edit");
  await press(page, "price-again-back", "Flip RSV1");
  await press(page, "price-again-back", "Take this to Inspect");
  await expect(page).toHaveURL(/#\/inspect$/);
  // TCP opens, then request, response, and the server’s messages of this part, the changed one selected.
  await expect(rows(page)).toHaveCount(7);
  await expect(selected(page)).toContainText("aa a6 9e 51 00 00");
  await expect(page.locator(".source")).toContainText("example.pcapng");
});

test("an address inside the page leads to a record and its heading, again too", async ({ page }) => {
  await open(page);
  for (const name of ["close", "syn", "price"]) {
    await page.evaluate((name) => (location.hash = `#/learn/${name}`), name);
    await expect(record(page, name)).toHaveJSProperty("open", true);
    await expect(line(page, name)).toBeFocused();
    await expect(line(page, name)).toBeInViewport();
    await expect(record(page, name).getByRole("heading", { level: 3 }).first()).toBeVisible();
  }
  // The same link once more, from elsewhere in the page.
  await page.locator(".story").evaluate((story) => (story.scrollTop = 0));
  await expect(line(page, "price")).not.toBeInViewport();
  await record(page, "price").locator(".here").evaluate((link) => link.click());
  await expect(line(page, "price")).toBeFocused();
  await expect(line(page, "price")).toBeInViewport();
});

test("where it is narrow a button opens the contents", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const contents = page.getByRole("navigation", { name: "Contents" });
  const button = contents.getByRole("button", { name: "Contents" });
  const link = contents.getByRole("link", { name: "Close, and close back" });
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await expect(link).toBeHidden();
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(link).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(link).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await link.click();
  await expect(link).toBeHidden();
  const heading = page.getByRole("heading", { name: "Close, and close back" });
  await expect(heading).toBeFocused();
  // Neither the bar nor the button stands in front of it, and the button is still there.
  await expect(button).toBeInViewport();
  const [above, below] = await Promise.all([button.boundingBox(), heading.boundingBox()]);
  expect(below.y).toBeGreaterThanOrEqual(above.y + above.height);
  await expect(page.locator(".status #learnt")).toHaveText("0 of 11 read");
  await page.getByRole("link", { name: "Inspect", exact: true }).click();
  await expect(page.locator(".status #learnt")).toBeHidden();
});

test("every byte of a record is explained at once", async ({ page }) => {
  for (const name of ["syn", "request", "hello"]) {
    await open(page, `/${name}`);
    const all = record(page, name).locator(".run");
    await expect(all.nth(3)).toBeVisible();
    const runs = await all.count();
    const every = record(page, name).getByRole("button", { name: "Explain every byte" });
    await every.click();
    await expect(every).toHaveAttribute("aria-pressed", "true");
    await expect(record(page, name).locator(".explained")).toHaveCount(runs);
    await every.click();
    await expect(record(page, name).locator(".explained")).toHaveCount(0);
  }
});

test("where rows of bytes are short, those of the frame are in view", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/price-again");
  // What came before it is in the same stream: its own bytes begin at 4e.
  await expect(record(page, "price-again").locator(".hex .octets [data-at='78']")).toBeInViewport();
});

// What is said of a change where something else breaks by it.
const affected = (page, name, words, side) => record(page, name).getByRole("list", { name: words.say(`learn-affected-${side}`) }).getByRole("listitem");

for (const { tag, locale } of LANGUAGES) {
  test.describe(tag, () => {
    test.use({ locale });
    const words = wordsOf(tag, "learn");
    const rules = wordsOf(tag, "page", "later");
    const link = (item, name) => item.getByRole("link", { name: words.say(`learn-record-${name}`), exact: true });
    const tries = (page, name, attempt) => press(page, name, words.say(`learn-attempt-${attempt}`));

    test("a change of a frame says which others break by it, and these say so", async ({ page }) => {
      await open(page, "/first-fragment", words);
      const breaks = affected(page, "first-fragment", words, "breaks");
      await expect(cell(page, "first-fragment", "fin").first()).toBeVisible();
      await expect(record(page, "first-fragment").locator(".findings")).toHaveCount(0);
      await tries(page, "first-fragment", "other-fin");
      await expect(breaks).toHaveCount(1);
      await expect(breaks).toContainText(rules.say("rule-continuation-without-message"));
      await expect(breaks.getByRole("link")).toHaveCount(3);
      await expect(line(page, "last-fragment").locator(".worst")).toHaveText(rules.say("severity-violation"));
      // Where it leads the same is said, with the way back.
      await link(breaks, "second-fragment").click();
      await expect(line(page, "second-fragment")).toBeFocused();
      const suffers = affected(page, "second-fragment", words, "suffers");
      await expect(suffers).toContainText(rules.say("rule-continuation-without-message"));
      await expect(link(suffers, "first-fragment")).toHaveAttribute("href", "#/learn/first-fragment");
      // As a frame that begins a message it goes on with none.
      await tries(page, "second-fragment", "text-again");
      await expect(suffers).toHaveCount(0);
      await expect(breaks).toHaveCount(0);
      for (const name of ["first-fragment", "second-fragment"]) await press(page, name, words.say("learn-back"));
      await expect(page.locator(".affected li, .worst")).toHaveCount(0);
      // The next message of the same side is in another part.
      await open(page, "/last-fragment", words);
      await tries(page, "last-fragment", "other-fin");
      await expect(link(affected(page, "last-fragment", words, "breaks"), "price-back")).toHaveAttribute("href", "#/learn/price-back");
      // What is closed is as it was recorded.
      await turn(page, "last-fragment", "closed");
      await expect(page.locator(".worst")).toHaveCount(0);
    });

    test("other extensions of the answer change what frames mean", async ({ page }) => {
      await open(page, "/answer", words);
      await turn(page, "price-again", "open");
      await expect(record(page, "price-again").locator(".inflated dd").first()).toContainText("ACME");
      await line(page, "answer").press("e");
      const recorded = await editor(page, "answer").inputValue();
      const breaks = affected(page, "answer", words, "breaks");
      const suffers = affected(page, "price-again", words, "suffers");
      const inflated = record(page, "price-again").locator(".inflated dd");
      const answer = (extensions) => editor(page, "answer").fill(recorded.replace(/^Sec-WebSocket-Extensions:.*\n/m, extensions));

      await answer("");
      await expect(breaks).toHaveCount(1);
      await expect(breaks).toContainText(rules.say("rule-rsv1-without-extension"));
      for (const name of ["price", "price-back", "price-again", "price-again-back"]) await expect(link(breaks, name)).toBeVisible();
      await expect(suffers).toContainText(rules.say("rule-rsv1-without-extension"));
      await expect(link(suffers, "answer")).toBeVisible();
      // It is said once, and nothing is inflated.
      await expect(record(page, "price-again").locator(".findings li").filter({ hasText: rules.say("rule-rsv1-without-extension") })).toHaveCount(1);
      await expect(inflated).toHaveCount(0);

      await answer("Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover\n");
      await expect(suffers).toContainText(rules.say("rule-corrupt-deflate"));
      await expect(link(breaks, "price-again")).toBeVisible();
      await expect(inflated.first()).toContainText(words.say("learn-inflated-not"));

      await editor(page, "answer").fill(recorded);
      await expect(page.locator(".affected li")).toHaveCount(0);
      await expect(inflated.first()).toContainText("ACME");
    });
  });
}

test("a message that is not compressed any more is in no window", async ({ page }) => {
  const words = wordsOf("en", "learn");
  await open(page, "/price");
  await turn(page, "price-again", "open");
  const inflated = record(page, "price-again").locator(".inflated dd");
  await expect(inflated.first()).toContainText("ACME");
  await press(page, "price", "Flip RSV1");
  await expect(inflated.first()).toHaveText(words.say("learn-inflated-not"));
  await expect(affected(page, "price-again", words, "suffers")).toContainText("DEFLATE");
  await expect(line(page, "price-again").locator(".worst")).toBeVisible();
});

test("a changed answer is taken along with a frame", async ({ page }) => {
  await open(page, "/answer");
  await line(page, "answer").press("e");
  const recorded = await editor(page, "answer").inputValue();
  await editor(page, "answer").fill(recorded.replace("permessage-deflate", "x-other"));
  await turn(page, "price", "open");
  await press(page, "price", "Take this to Inspect");
  await expect(page).toHaveURL(/#\/inspect$/);
  await expect(page.locator(".source")).toContainText("example.pcapng");
  await expect(page.locator(".inspector .findings")).toContainText("RSV1");
});
