// The Handshake place: what is right and wrong with a request, a response, both, or a key.
import { expect, test } from "./page.mjs";

const area = (page) => page.getByRole("textbox", { name: "Request and response, as captured" });
const answer = (page) => page.locator(".answer");
const verdict = (page) => answer(page).locator(".verdict");
const steps = (page) => answer(page).locator(".steps code");
const check = (page, id) => answer(page).locator(`[data-check=${id}]`);
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

async function open(page) {
  await page.goto("/#/handshake");
  await expect(verdict(page)).toBeVisible();
}

const pair = (accept, more = "") =>
  `GET /chat HTTP/1.1\nHost: server.example.com\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Version: 13\n\n` +
  `HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: ${accept}\n${more}`;

test("at first a wrong accept value stands there, and what went wrong", async ({ page }) => {
  await open(page);
  await expect(verdict(page)).toHaveAttribute("data-outcome", "fail");
  await expect(verdict(page)).toContainText("A client must fail this connection: the accept value is not the one for this key.");
  await expect(answer(page)).toContainText("The server sent the Base64 of the digest’s hex text.");
  await expect(check(page, "handshake-method")).toHaveAttribute("data-outcome", "pass");
  await expect(check(page, "accept-value")).toHaveAttribute("data-outcome", "fail");
  await expect(check(page, "accept-value").getByRole("link")).toHaveAttribute("href", "https://www.rfc-editor.org/rfc/rfc6455#section-4.1");
});

test("a bad pair is diagnosed with every keystroke", async ({ page }) => {
  await open(page);
  await area(page).fill(pair("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
  await expect(verdict(page)).toHaveAttribute("data-outcome", "pass");
  await area(page).press("Control+End");
  await area(page).press("ArrowUp");
  await area(page).press("End");
  await area(page).pressSequentially("A");
  await expect(verdict(page)).toHaveAttribute("data-outcome", "fail");
  await area(page).press("Backspace");
  await expect(verdict(page)).toHaveAttribute("data-outcome", "pass");
  await area(page).fill(pair("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "Sec-WebSocket-Protocol: soap\n"));
  await expect(verdict(page)).toHaveAttribute("data-outcome", "fail");
  await expect(verdict(page)).toContainText("A client must fail this connection");
});

test("keys alone have their accept values, step by step", async ({ page }) => {
  await open(page);
  for (const [typed, digest, expected] of [
    ["dGhlIHNhbXBsZSBub25jZQ==", "b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="],
    ["cNtBvwgrxXtqDppb/0mcMw==", "86 eb 56 ef 41 85 44 d2 35 bc 8e 39 ae 8a a2 53 42 ee df 70", "hutW70GFRNI1vI45roqiU0Lu33A="],
    ["x3JJHMbDL1EzLkh9GBhXDw==", "1d 29 ab 73 4b 0c 95 85 24 00 69 a6 e4 e3 e9 1b 61 da 19 69", "HSmrc0sMlYUkAGmm5OPpG2HaGWk="],
  ]) {
    await area(page).fill(typed);
    await expect(steps(page), typed).toHaveText([typed, typed + GUID, digest, expected]);
  }
});

test("a key that is not 16 bytes is named", async ({ page }) => {
  await open(page);
  for (const [typed, said] of [
    ["c2hvcnQ=", "The key is the Base64 of fewer than 16 bytes."],
    ["dGhlIHNhbXBsZSBub25jZQ", "A server must refuse this request with 400"],
  ]) {
    await area(page).fill(`Sec-WebSocket-Key: ${typed}`);
    await expect(answer(page), typed).toContainText(said);
    await expect(answer(page).locator("[data-outcome=fail]").first(), typed).toBeVisible();
  }
});

test("the samples are what they say", async ({ page }) => {
  await open(page);
  for (const [name, outcome, said] of [
    ["A sound handshake", "pass", "server_no_context_takeover"],
    ["What curl -v prints", null, "426"],
    ["A key alone", null, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="],
    ["A wss address", null, "GET /chat?room=1 HTTP/1.1"],
    ["A wrong accept value", "fail", "Base64 of the digest’s hex text"],
  ]) {
    await page.locator(".given .samples button").filter({ hasText: name }).click();
    await expect(answer(page), name).toContainText(said);
    if (outcome) await expect(verdict(page), name).toHaveAttribute("data-outcome", outcome);
  }
});

test("evidence leads to where it stands", async ({ page }) => {
  await open(page);
  // Two letters that are two UTF-16 units each stand before it.
  await area(page).fill(`GET /😀😀 HTTP/1.1\nHost: x\nUpgrade: h2c\n\n`);
  const evidence = check(page, "upgrade-websocket").locator("button.evidence");
  // The sample has a response too: it is gone once there is one.
  await expect(evidence).toHaveCount(1);
  await expect(evidence).toHaveText("h2c");
  await evidence.click();
  await expect(area(page)).toBeFocused();
  expect(await area(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe("h2c");
});

test("a new key is sound and another each time", async ({ page }) => {
  await open(page);
  const keys = [""];
  for (let count = 0; count < 3; count += 1) {
    await page.getByRole("button", { name: "New key" }).click();
    await expect(area(page)).toHaveValue(/^[A-Za-z0-9+/]{22}==$/);
    await expect(area(page)).not.toHaveValue(keys.at(-1));
    const key = await area(page).inputValue();
    await expect(steps(page).first()).toHaveText(key);
    expect(keys).not.toContain(key);
    keys.push(key);
  }
});

test("a reload brings the text back", async ({ page }) => {
  await open(page);
  await area(page).fill(pair("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
  await expect(verdict(page)).toHaveAttribute("data-outcome", "pass");
  await page.reload();
  await expect(area(page)).toHaveValue(pair("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
  await expect(verdict(page)).toHaveAttribute("data-outcome", "pass");
});

test("what cannot be fetched is said, and fetched again", async ({ browser, baseURL }) => {
  // A page of its own: that a request failed stands in its console.
  const page = await browser.newPage({ baseURL, serviceWorkers: "block" });
  await page.route("**/engine_bg.wasm", (route) => route.abort());
  await page.goto("/#/handshake");
  await expect(page.getByRole("alert")).toContainText("could not be fetched");
  await page.unroute("**/engine_bg.wasm");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(verdict(page)).toHaveAttribute("data-outcome", "fail");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.close();
});

const REFUSED = "GET /chat HTTP/1.1\nHost: server.example.com\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\nSec-WebSocket-Version: 8\n";

const paste = (page, text) =>
  area(page).evaluate((area, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);

// A browser lays out each line of a text field, seen or not.
for (const [what, fields] of [
  ["10 MB", () => `X-A: ${"a".repeat(90)}\n`.repeat(105_000)],
  ["10 MB in one line", () => `X-A: ${"a".repeat(10_000_000)}\n`],
  ["100,000 fields", () => Array.from({ length: 100_000 }, (_, number) => `X-${number}: a\n`).join("")],
]) {
  test(`${what} have a verdict, and their beginning is shown`, async ({ page }) => {
    test.slow();
    await open(page);
    await paste(page, `${REFUSED}${fields()}\n`);
    await expect(verdict(page)).toContainText("A server must refuse this request with 426. Version 8 is", { timeout: 60_000 });
    expect(await area(page).evaluate((area) => [area.value.length <= 1 << 20, area.value.length > 100, area.readOnly])).toEqual([true, true, true]);
    await check(page, "websocket-version").getByRole("button").click();
    expect(await area(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe("8");
    // Something else can be pasted over it.
    await paste(page, pair("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    await expect(verdict(page)).toHaveAttribute("data-outcome", "pass");
    expect(await area(page).evaluate((area) => area.readOnly)).toBe(false);
  });
}

test("what is no header has a verdict and its place", async ({ page }) => {
  await open(page);
  for (const [id, field, shown, stands] of [
    ["field-value", "X-A: a\0b\n", "␀", "\0"],
    ["field-value", "X-A: \ufffd\ufffd\n", "\ufffd", "\ufffd"],
    ["field-line", "X A: a\n", "␠", " "],
    ["field-line", ": a\n", ":", ":"],
  ]) {
    await area(page).fill(REFUSED.replace("Version: 8", "Version: 13") + field + "\n");
    await expect(check(page, id), field).toHaveCount(1);
    await expect(check(page, id), field).toHaveAttribute("data-outcome", /fail|caution|note/);
    await expect(check(page, id).getByRole("button"), field).toContainText(shown);
    await check(page, id).getByRole("button").click();
    const marked = await area(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
    expect(marked.startsWith(stands), JSON.stringify(marked)).toBe(true);
  }
});
