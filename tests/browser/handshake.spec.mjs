// The Handshake place: from a key to its accept value.
import { expect, test } from "./page.mjs";

const key = (page) => page.locator("#handshake-key");
const accept = (page) => page.locator("#handshake-accept");
const steps = (page) => page.locator(".steps code");
const verdict = (page, outcome) => page.locator(`.verdict[data-outcome=${outcome}]`);
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

async function open(page) {
  await page.goto("/#/handshake");
  await expect(steps(page)).toHaveCount(4);
}

test("keys have their accept values, step by step", async ({ page }) => {
  await open(page);
  for (const [typed, digest, expected] of [
    ["dGhlIHNhbXBsZSBub25jZQ==", "b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="],
    ["cNtBvwgrxXtqDppb/0mcMw==", "86 eb 56 ef 41 85 44 d2 35 bc 8e 39 ae 8a a2 53 42 ee df 70", "hutW70GFRNI1vI45roqiU0Lu33A="],
    ["x3JJHMbDL1EzLkh9GBhXDw==", "1d 29 ab 73 4b 0c 95 85 24 00 69 a6 e4 e3 e9 1b 61 da 19 69", "HSmrc0sMlYUkAGmm5OPpG2HaGWk="],
  ]) {
    await key(page).fill(typed);
    await accept(page).fill("");
    await expect(steps(page).nth(3), typed).toHaveText(expected);
    await expect(steps(page).nth(0)).toHaveText(typed);
    await expect(steps(page).nth(1)).toHaveText(typed + GUID);
    await expect(steps(page).nth(2)).toHaveText(digest);
    await expect(verdict(page, "open")).toContainText(expected);
    await expect(page.locator("#handshake-key-check")).toContainText("The Base64 of 16 bytes");
    await accept(page).fill(expected);
    await expect(verdict(page, "pass")).toContainText("The accept value is the one for this key.");
    await expect(accept(page)).toHaveAttribute("aria-invalid", "false");
  }
});

test("an accept value of another key is wrong", async ({ page }) => {
  await open(page);
  await key(page).fill("dGhlIHNhbXBsZSBub25jZQ==");
  await accept(page).fill("ZEs+c+VBk8Aj01+wJGN7Y15796g=");
  await expect(verdict(page, "fail")).toContainText("A client must fail this connection");
  await expect(page.locator(".difference code")).toHaveText(["s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "ZEs+c+VBk8Aj01+wJGN7Y15796g="]);
  await expect(accept(page)).toHaveAttribute("aria-invalid", "true");
  await expect(verdict(page, "pass")).toHaveCount(0);
});

test("a key that is not 16 bytes is named", async ({ page }) => {
  await open(page);
  const check = page.locator("#handshake-key-check");
  for (const [typed, said] of [
    ["c2hvcnQ=", "Base64, but of 5 bytes."],
    ["dGhlIHNhbXBsZSBub25jZQ", "It stops after 22 characters."],
    ["dGhlIHNhb§BsZSBub25jZQ==", "Character 10, “§”, does not belong there."],
  ]) {
    await key(page).fill(typed);
    await expect(check, typed).toContainText(said);
    await expect(verdict(page, "fail"), typed).toContainText("A server must refuse this key");
    await expect(key(page), typed).toHaveAttribute("aria-invalid", "true");
  }
  await key(page).fill("");
  await expect(check).toContainText("Type a key, or paste the whole header line.");
});

test("a random key is sound and another each time", async ({ page }) => {
  await open(page);
  const keys = new Set([await key(page).inputValue()]);
  for (let count = 0; count < 3; count += 1) {
    const before = await key(page).inputValue();
    await page.getByRole("button", { name: "New random key" }).click();
    await expect(key(page)).not.toHaveValue(before);
    await expect(page.locator("#handshake-key-check")).toContainText("The Base64 of 16 bytes");
    keys.add(await key(page).inputValue());
  }
  expect(keys.size).toBe(4);
});

test("a header line is cut down to its value, and a reload brings it back", async ({ page }) => {
  await open(page);
  await key(page).fill("Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==");
  await accept(page).fill("Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=");
  await expect(key(page)).toHaveValue("x3JJHMbDL1EzLkh9GBhXDw==");
  await expect(verdict(page, "pass")).toBeVisible();
  await page.reload();
  await expect(key(page)).toHaveValue("x3JJHMbDL1EzLkh9GBhXDw==");
  await expect(accept(page)).toHaveValue("HSmrc0sMlYUkAGmm5OPpG2HaGWk=");
  await expect(verdict(page, "pass")).toBeVisible();
});

test("the pairs to try are what they say", async ({ page }) => {
  await open(page);
  const pair = (name) => page.locator(".handshake .samples button").filter({ hasText: name });
  await pair("The RFC’s own pair").click();
  await expect(verdict(page, "pass")).toBeVisible();
  await pair("The same key, another answer").click();
  await expect(verdict(page, "fail")).toContainText("A client must fail this connection");
  await pair("Base64 over hex text").click();
  await expect(key(page)).toHaveValue("x3JJHMbDL1EzLkh9GBhXDw==");
  await expect(verdict(page, "fail")).toContainText("A client must fail this connection");
  await pair("A key of five bytes").click();
  await expect(verdict(page, "fail")).toContainText("A server must refuse this key");
});
