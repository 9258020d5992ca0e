// What happens while something else is still under way: the last thing that was done is what shows.
import { deflateRawSync } from "node:zlib";
import { choose, file } from "./capture.mjs";
import { address, connectTo, echo, isOpen, message, openLive, state } from "./live.mjs";
import { expect, holdBack, pausing, test } from "./page.mjs";
import { wordless } from "./words.mjs";
import { FRAMES, area, drawn, heading, octet, open, pasteOutside, pressAtOnce, rows, whole } from "./workbench.mjs";

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
    window.kept = () => kept?.length ?? 0;
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

// Lets the reading of files be held, and go on.
const holdFiles = (page) =>
  page.addInitScript(() => {
    const read = Blob.prototype.arrayBuffer;
    window.gate = null;
    window.hold = () => void (window.gate = new Promise((go) => (window.go = go)));
    Blob.prototype.arrayBuffer = async function () {
      await window.gate;
      return read.call(this);
    };
  });

test("of two files that are opened the last one shows, however long each takes to read", async ({ page }) => {
  await holdFiles(page);
  await open(page);
  const chooser = page.locator("input[type=file]");
  await page.evaluate(() => window.hold());
  await chooser.setInputFiles({ name: "slow.txt", mimeType: "", buffer: Buffer.from("81 00") });
  await page.evaluate(() => (window.gate = null));
  await chooser.setInputFiles({ name: "quick.txt", mimeType: "", buffer: Buffer.from("82 00") });
  await expect(area(page)).toHaveValue("82 00");
  await page.evaluate(() => window.go());
  await drawn(page, 30);
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

test("the caret is looked up in a text that is not drawn yet", async ({ page }) => {
  await open(page);
  await area(page).evaluate((area) => {
    area.value = ` ${area.value}`;
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    area.setSelectionRange(area.value.length, area.value.length);
    area.dispatchEvent(new KeyboardEvent("keyup", { key: "End", bubbles: true }));
  });
  await expect(heading(page)).toContainText("Frame 4");
});

test("what is found for the caret takes the place of nothing that was selected since", async ({ page }) => {
  await keepBack(page);
  await open(page);
  await page.evaluate(() => window.keep());
  await area(page).press("Control+End");
  await rows(page).nth(1).click();
  await page.evaluate(() => window.give());
  await drawn(page, 30);
  await expect(heading(page)).toContainText("Frame 2");
});

// A link that holds a text, as src/analysis/share/mod.rs describes it.
const linkTo = (text) => `#share=${deflateRawSync(Buffer.concat([Buffer.from([1, 14, text.length]), Buffer.from(text)])).toString("base64url")}`;
const go = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);
const brought = (page) => page.locator(".link-line");

test("of two links the last one is shown, though the first is being opened", async ({ page }) => {
  await keepBack(page);
  await open(page);
  // What opens links is fetched with the first.
  await go(page, linkTo("81 00"));
  await expect(brought(page)).toContainText("brought here");
  await expect(rows(page)).toHaveCount(1);
  await expect(octet(page, 2)).toHaveCount(0);
  await page.evaluate(() => window.keep());
  await go(page, linkTo("82 00"));
  await expect.poll(() => page.evaluate(() => window.kept())).toBeGreaterThan(0);
  await go(page, linkTo("89 00"));
  await drawn(page);
  await page.evaluate(() => window.give());
  await expect(area(page)).toHaveValue("89 00");
  await drawn(page, 30);
  await expect(heading(page)).toContainText("Ping");
});

test("what was typed just before a link comes back after it", async ({ page }) => {
  await open(page);
  await area(page).evaluate((area, hash) => {
    area.value = "89 00";
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    location.hash = hash;
  }, linkTo("82 00"));
  await expect(brought(page)).toContainText("brought here");
  await page.getByRole("button", { name: "Back to your own" }).click();
  await expect(area(page)).toHaveValue("89 00");
});

test("a capture that is opened while a link is stays the one that is opened again", async ({ page }) => {
  await keepBack(page);
  await choose(page, "ws-fragments.pcap");
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Its conversation", exact: true }).click();
  await expect(dialog.locator(".verdict")).toHaveAttribute("data-outcome", /pass|note/);
  const { hash } = new URL(await dialog.locator("pre").textContent());
  await open(page);
  await go(page, linkTo("81 00"));
  await expect(brought(page)).toContainText("brought here");
  await page.evaluate(() => window.keep());
  await go(page, hash);
  await expect.poll(() => page.evaluate(() => window.kept())).toBeGreaterThan(0);
  await page.locator("input[type=file]").setInputFiles({ name: "own.har", mimeType: "", buffer: Buffer.from('{"log":{"version":"1.2","entries":[]}}') });
  await expect(file(page)).toContainText("own.har");
  await page.evaluate(() => window.give());
  await drawn(page);
  await pasteOutside(page, FRAMES);
  await expect(heading(page)).toContainText("Frame 1");
  await page.locator(".source button.before").click();
  await expect(file(page)).toContainText("own.har");
});

test("keys among bytes that are pressed before the page has drawn all count", async ({ page }) => {
  await open(page);
  await octet(page, 0).focus();
  await pressAtOnce(octet(page, 0), ["ArrowRight", "ArrowRight", "ArrowDown"]);
  await expect(octet(page, 18)).toBeFocused();
});

// Types into a field and does at once what follows: a machine under load hears of both before it has drawn the first.
const typeAtOnce = (field, text, then) =>
  field.evaluate(
    (field, [text, then]) => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      if (then === "submit") field.form.requestSubmit();
      else field.dispatchEvent(new KeyboardEvent("keydown", { key: then, bubbles: true, cancelable: true }));
    },
    [text, then],
  );

test("what is typed last is what is connected to, sent, and closed with", async ({ page }) => {
  const server = await echo();
  await page.route("**/demo.json", (route) => route.fulfill({ json: {} }));
  await openLive(page);
  await typeAtOnce(address(page), server.url, "submit");
  await isOpen(page);
  await typeAtOnce(message(page), "typed just now", "Enter");
  await expect(rows(page).filter({ hasText: "typed just now" })).toHaveCount(2);
  await typeAtOnce(page.getByRole("textbox", { name: "Code" }), "4001", "submit");
  await expect(page.locator(".live .closed")).toContainText("Closed with 4001");
  await connectTo(page, server.url);
  await expect(state(page)).toHaveText("OPEN");
  await server.end();
});

test("of an exercise all counts that was chosen before the page has drawn", async ({ page }) => {
  await page.goto("/#/learn/exercise/fourteen/2a");
  const selects = page.locator(".exercise select");
  await expect(selects).toHaveCount(2);
  await selects.evaluateAll((selects) => {
    for (const [at, value] of [[0, "2"], [1, "1"]]) {
      selects[at].value = value;
      selects[at].dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  await expect(selects.first()).toHaveAccessibleDescription(/^Offset [1-9]/);
  await drawn(page);
  expect(await selects.evaluateAll((selects) => selects.map(({ value }) => value))).toEqual(["2", "1"]);
});

test("what was solved is kept, though the page is left at once", async ({ page }) => {
  await page.goto("/#/learn/exercise/length-16/2a");
  const octets = page.locator(".exercise .octets div.mono");
  await expect(octets).toBeVisible();
  const [, , high, low] = (await octets.innerText()).trim().split(/\s+/).map((byte) => parseInt(byte, 16));
  await page.locator(".exercise form input").fill(String(high * 256 + low));
  await Promise.all([
    page.waitForEvent("load"),
    page.locator(".exercise form").evaluate((form) => {
      form.requestSubmit();
      location.reload();
    }),
  ]);
  await expect(page.locator(".contents .done")).toHaveCount(1);
});

// A slow machine pauses between what it has drawn and what follows from it. Here the pause after the first drawing is as long as the words take that
// the first screen does without.
test("words that come before the page listens are said", async ({ page }) => {
  await page.addInitScript(() => {
    const [now, later] = [Date.now, window.setTimeout];
    let passed = 0;
    Date.now = () => now() + (passed += 20);
    let waiting = [];
    window.setTimeout = (act, pause, ...rest) => (waiting && !pause && document.querySelector(".places") ? waiting.push(act) : later(act, pause, ...rest));
    addEventListener("words", () =>
      later(() => {
        const acts = waiting;
        waiting = undefined;
        for (const act of acts ?? []) act();
      }),
    );
  });
  await page.goto("/");
  await expect(octet(page, 0)).toBeVisible();
  await expect.poll(() => wordless(page)).toEqual([]);
});

test("bytes come to rest where the browser tells late that they were scrolled", async ({ page }) => {
  await pausing(page, 40);
  await open(page);
  for (const [name, title] of [
    ["Base64", "Text"],
    ["A C array", "Binary"],
    ["A Node Buffer", "Text"],
    ["One packet", "Ping"],
    ["A whole conversation", "Text"],
    ["Fourteen faults", "14 bytes"],
    ["Compressed “Hello”", "9 bytes"],
  ]) {
    await sample(page, name).click();
    await expect(heading(page), name).toContainText(title);
  }
  await area(page).fill("89 00");
  await expect(heading(page)).toContainText("Ping");
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

const sample = (page, name) => page.locator(".samples button", { hasText: name });

// Has samples be fetched only once they are let go, by their names.
async function holdSamples(page) {
  const held = new Map();
  await page.route("**/catalogue/*.txt", async (route) => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1);
    await new Promise((go) => held.set(name, go));
    await route.continue();
  });
  return async (name) => {
    await expect.poll(() => held.has(name)).toBe(true);
    const came = page.waitForResponse((response) => response.url().endsWith(name));
    held.get(name)();
    await (await came).finished();
    await drawn(page, 30);
  };
}

test("a sample that comes late takes the place of nothing that was done meanwhile", async ({ page }) => {
  await open(page);
  const release = await holdSamples(page);
  await sample(page, "Ping and Pong").click();
  await area(page).fill("82 00");
  await expect(heading(page)).toContainText("Binary");
  await release("ping-pong.txt");
  await expect(area(page)).toHaveValue("82 00");

  await sample(page, "Fragmented text").click();
  await page.locator(".diagram .cell[data-field=fin]").dblclick();
  await expect(page.locator(".diagram .cell[data-field=fin] b")).toHaveText("0");
  await release("fragmented.txt");
  await expect(area(page)).toHaveValue("82 00");
});

test("of two samples the last one shows, whichever comes first", async ({ page }) => {
  for (const order of [
    ["ping-pong.txt", "fragmented.txt"],
    ["fragmented.txt", "ping-pong.txt"],
  ]) {
    await open(page);
    const release = await holdSamples(page);
    for (const name of ["Ping and Pong", "Fragmented text"]) await sample(page, name).click();
    for (const name of order) await release(name);
    await expect(sample(page, "Fragmented text")).toHaveAttribute("aria-pressed", "true");
    await expect(area(page)).toHaveValue(/^01 03 48/);
    await page.unrouteAll();
  }
});

test("a sample that is chosen while a file is read shows, whichever comes first", async ({ page }) => {
  await holdFiles(page);
  for (const first of ["file", "sample"]) {
    await open(page);
    const release = await holdSamples(page);
    await page.evaluate(() => window.hold());
    await page.locator("input[type=file]").setInputFiles({ name: "slow.txt", mimeType: "", buffer: Buffer.from("82 00") });
    await sample(page, "Fragmented text").click();
    const rest = { file: () => page.evaluate(() => window.go()), sample: () => release("fragmented.txt") };
    for (const one of [first, ...Object.keys(rest).filter((one) => one !== first)]) await rest[one]();
    await expect(area(page)).toHaveValue(/^01 03 48/);
    await drawn(page, 30);
    await expect(area(page)).not.toHaveValue("82 00");
  }
});

test("the sample that is open is pressed, after a reload too", async ({ page }) => {
  await page.goto("/");
  const pressed = page.locator(".samples [aria-pressed=true]");
  await expect(pressed).toHaveCount(1);
  await sample(page, "Ping and Pong").click();
  await expect(pressed).toContainText("Ping and Pong");
  await page.reload();
  await expect(pressed).toContainText("Ping and Pong");
  // Before the first answers nothing can be typed.
  await expect(octet(page, 0)).toBeVisible();
  await area(page).press("Control+End");
  await area(page).pressSequentially(" 8");
  await expect(pressed).toHaveCount(0);
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  await expect(pressed).toHaveCount(0);
});

// Goes on to the second address after the page has heard of the first, `later`.
const goAtOnce = (page, addresses, later) =>
  page.evaluate(
    async ([[first, second], later]) => {
      const tell = (heard) => addEventListener("hashchange", heard, { once: true });
      await new Promise((done) => {
        const go = () => {
          location.hash = second;
          done();
        };
        tell(() => ({ now: go, soon: () => queueMicrotask(go), next: () => setTimeout(go), drawn: () => requestAnimationFrame(go) })[later]());
        location.hash = first;
      });
      await new Promise(tell);
    },
    [addresses, later],
  );

for (const later of ["now", "soon", "next", "drawn"]) {
  test(`an address that comes while another is followed is followed too: ${later}`, async ({ page }) => {
    await open(page);
    for (const [first, second, place] of [
      ["#/handshake", "#/learn/errors", "Learn"],
      ["#/inspect", "#/learn/exercise/unmask/2a", "Learn"],
      ["#/handshake", "#/inspect", "Inspect"],
      ["#/learn", "#/handshake", "Handshake"],
    ]) {
      await goAtOnce(page, [first, second], later);
      await drawn(page);
      expect(new URL(page.url()).hash).toBe(second);
      await expect(page.locator(".places [aria-current]")).toHaveText(place);
    }
  });
}

// A pause between what is drawn and what follows from it: an act before that is over finds it done.
test.describe("whoever is quick", () => {
  test.beforeEach(({ page }) => pausing(page, 200));

  test("goes elsewhere before the page listens to its address", async ({ page }) => {
    await page.goto("/");
    await page.locator(".places a", { hasText: "Handshake" }).click();
    await expect(page.locator(".places [aria-current=page]")).toHaveText("Handshake");
    await drawn(page, 100);
    await expect(page.locator(".places [aria-current=page]")).toHaveText("Handshake");
    await expect(page).toHaveURL(/#\/handshake$/);
  });

  test("goes back before the page listens to its address", async ({ page }) => {
    await page.goto("/#/handshake");
    await expect(page.locator(".places [aria-current=page]")).toHaveText("Handshake");
    await page.evaluate(() => (location.hash = "#/inspect"));
    await expect(page.locator(".places [aria-current=page]")).toHaveText("Inspect");
    await drawn(page, 100);
    await expect(page.locator(".places [aria-current=page]")).toHaveText("Inspect");
    await expect(page).toHaveURL(/#\/inspect$/);
  });

  test("has the list of keys again at once", async ({ page }) => {
    await page.goto("/");
    await expect(octet(page, 0)).toBeVisible();
    const keys = page.getByRole("dialog", { name: "Keys" });
    for (let time = 0; time < 3; time += 1) {
      await page.keyboard.press("?");
      await expect(keys).toBeVisible();
      await page.keyboard.press("Escape");
    }
    await expect(keys).toHaveCount(0);
  });

  test("has the list of keys again before the browser has said that it was closed", async ({ page }) => {
    await page.goto("/");
    await expect(octet(page, 0)).toBeVisible();
    await whole(page);
    const keys = page.getByRole("dialog", { name: "Keys" });
    await page.keyboard.press("?");
    await expect(keys).toBeVisible();
    await keys.evaluate((dialog) => {
      dialog.close();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true, cancelable: true }));
    });
    await drawn(page);
    await expect(keys).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(keys).toHaveCount(0);
  });

  test("types hex where hex is chosen", async ({ page }) => {
    await open(page);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await page.locator(".editor").getByRole("button", { name: "Hex" }).click();
    await page.locator("#edit-payload").press("Control+a");
    await page.keyboard.type("48 69 2z");
    await expect(page.locator(".editor .wrong")).toContainText("Character 8, “z”, is not a hex digit.");
    await expect(page.locator("#edit-payload")).toHaveValue("48 69 2z");
  });

  test("sends as soon as the connection is open", async ({ page }) => {
    const server = await echo();
    await page.route("**/demo.json", (route) => route.fulfill({ json: {} }));
    await openLive(page);
    await address(page).fill(server.url);
    await address(page).press("Enter");
    await message(page).fill("at once");
    await expect(state(page)).toHaveText("OPEN");
    await message(page).press("Enter");
    await expect(rows(page).filter({ hasText: "at once" })).toHaveCount(2);
    await server.end();
  });
});

test("a small capture that comes late pulls nobody back who has left", async ({ page }) => {
  await page.goto("/#/learn/catalogue");
  const entry = (name) => page.locator(".catalogue .entry", { hasText: name });
  await expect(entry("A continuation of nothing")).toBeVisible();
  const release = await holdSamples(page);
  await entry("A continuation of nothing").click();
  await page.locator(".contents").getByRole("link", { name: "Unmask by hand" }).click();
  await expect(page.locator(".exercise")).toBeVisible();
  await release("continuation-without-message.txt");
  await expect(page).toHaveURL(/#\/learn\/exercise\/unmask/);
});

test("Learn speaks the language that was chosen while its program came", async ({ page }) => {
  const send = await holdBack(page, "learn_bg.wasm");
  await pausing(page, 100);
  await open(page);
  const asked = page.waitForRequest("**/learn_bg.wasm");
  await page.locator(".places a", { hasText: "Learn" }).click();
  await asked;
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  send();
  await expect(page.locator(".story h1")).toContainText(/\p{Script=Han}/u);
});
