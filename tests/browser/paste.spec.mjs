// The source: what is pasted, typed, dropped or chosen is decoded, and comes back after a reload.
import { readFileSync } from "node:fs";
import { expect, test } from "./page.mjs";
import { area, counted, heading, listed, octet, open, pasteOutside, problem, rows } from "./workbench.mjs";

const read = (name) => readFileSync(new URL(`../hexdump/${name}`, import.meta.url), "utf8");

// Name, what it is read as, frames and messages, the first frame.
const SAMPLES = [
  ["Masked text", "plain hex", "1 frame · 1 message", "Text, client to server"],
  ["Unmasked text", "plain hex", "1 frame · 1 message", "Text, server to client"],
  ["Fragmented text", "plain hex", "2 frames · 1 message", "Text, server to client"],
  ["Ping and Pong", "plain hex", "2 frames · 0 messages", "Ping, "],
  ["256 binary bytes", "hexdump -C", "1 frame · 1 message", "Binary, server to client"],
  ["64 KiB binary", "hexdump -C", "1 frame · 1 message", "65,536 payload + 10 header"],
  ["Fragments, Ping inside", "xxd", "4 frames · 1 message", "Text, client to server"],
  ["Three forms of length", "hexdump -C", "3 frames · 3 messages", "2 header"],
  ["Closing handshake", "plain hex", "2 frames · 0 messages", "Close, "],
  ["Private close code", "Python bytes", "1 frame · 0 messages", "Close, "],
  ["Chinese text", "xxd", "1 frame · 1 message", "Text, "],
  ["JSON message", "hexdump -C", "1 frame · 1 message", "Text, "],
  ["Compressed “Hello”", "plain hex", "1 frame · 1 message", "Text, "],
  ["Fourteen faults", "xxd", "15 frames · 8 messages", "Text, client to server"],
  ["A whole conversation", "Wireshark Follow Stream, hex dump", "7 frames · 3 messages", "Text, client to server · 11 bytes at 0x00E6"],
  ["One packet", "tcpdump", "1 frame · 0 messages", "Ping, client to server"],
  ["A Node Buffer", "Node Buffer", "1 frame · 1 message", "Text, "],
  ["A C array", "C array", "1 frame · 1 message", "Binary, "],
  ["Base64", "Base64", "1 frame · 1 message", "Text, "],
];

test("each sample decodes", async ({ page }) => {
  await page.goto("/");
  const names = page.locator(".source .samples li span");
  await expect(names).toHaveText(SAMPLES.map(([name]) => name));
  // Backwards: the first one is open already.
  for (const [name, layout, amounts, first] of SAMPLES.toReversed()) {
    await names.getByText(name, { exact: true }).click();
    await expect(page.locator(".read-as strong"), name).toHaveText(layout);
    await expect(counted(page), name).toHaveText(amounts);
    await expect(heading(page), name).toContainText(first);
    await expect(problem(page), name).toHaveCount(0);
    await expect(page.locator(".samples button[aria-pressed=true] span")).toHaveText(name);
  }
});

test("what is pasted outside of text fields replaces the source", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await expect(heading(page)).toContainText("Frame 1");
  await page.evaluate(() => navigator.clipboard.writeText("89 00 8a 00"));
  await heading(page).click();
  await page.keyboard.press("Control+v");
  await expect(area(page)).toHaveValue("89 00 8a 00");
  await expect.poll(() => listed(page)).toEqual(["Server to client · Ping · ", "Server to client · Pong · "]);
  // In a text field it is the field's.
  await page.locator("#filter").focus();
  await page.keyboard.press("Control+v");
  await expect(page.locator("#filter")).toHaveValue("89 00 8a 00");
  await expect(area(page)).toHaveValue("89 00 8a 00");
});

test("each keystroke is decoded", async ({ page }) => {
  await page.goto("/");
  await area(page).fill("");
  await expect(page.locator(".read-as")).toContainText("Paste anything with bytes in it");
  // What was typed, how many bytes that is, what the frame says.
  for (const [keys, bytes, said] of [
    ["81", "1 byte", "cut"],
    [" 03", "2 bytes", "cut"],
    [" 48 69", "4 bytes", "cut"],
    [" 21", "5 bytes", "5 bytes at 0x0000 · 3 payload + 2 header"],
  ]) {
    await area(page).pressSequentially(keys);
    await expect(page.locator(".read-as")).toContainText(`1 line, ${bytes}.`);
    if (said === "cut") await expect(page.locator(".row .badge")).toContainText("cut off");
    else await expect(heading(page)).toContainText(said);
  }
  await expect(page.locator(".row .badge")).toHaveCount(0);
  await expect(page.locator(".row .preview")).toHaveText("Hi!");
});

test("tcpdump -X is read with who sent what", async ({ page }) => {
  await page.goto("/");
  await expect(heading(page)).toContainText("Frame 1");
  await pasteOutside(page, read("tcpdump-X.txt"));
  await expect(page.locator(".read-as strong")).toHaveText("tcpdump");
  await expect.poll(() => listed(page)).toEqual([
    "Client to server · Handshake · GET /chat HTTP/1.1 …",
    "Server to client · Handshake · HTTP/1.1 101 Switching Protocols …",
    "Server to client · Text · before",
  ]);
  await rows(page).nth(2).click();
  await expect(heading(page)).toContainText("Text, server to client · 8 bytes at 0x0081");
  await expect(problem(page)).toHaveCount(0);
});

test("what cannot be read is named, and what stands before it is kept", async ({ page }) => {
  await open(page, "81 05 48 65 6c 6c 6f\n89 00\n8a zz 99");
  await expect(problem(page)).toContainText("Line 3, column 4: “zz” is not a hex byte.");
  await expect(problem(page)).toContainText("Everything before it was read: 10 bytes.");
  await expect.poll(async () => (await listed(page)).slice(0, 2)).toEqual(["Server to client · Text · Hello", "Server to client · Ping · "]);
  await expect(page.locator(".paste mark[data-mark=problem]")).toHaveText("zz");
  await expect(area(page)).toHaveAttribute("aria-invalid", "true");
  await problem(page).getByRole("button", { name: "Show the place" }).click();
  await expect(area(page)).toBeFocused();
  expect(await area(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe("zz");
  await page.keyboard.type("00");
  await expect(problem(page)).toHaveCount(0);
  await expect(area(page)).toHaveAttribute("aria-invalid", "false");
});

test("prose is no hex, and nothing is no error", async ({ page }) => {
  await page.goto("/");
  await area(page).fill("Good morning, how are you today?");
  await expect(problem(page)).toContainText("Line 1, column 1");
  await expect(problem(page)).toContainText("Nothing was read before it.");
  await area(page).fill("");
  await expect(problem(page)).toHaveCount(0);
  await expect(page.locator(".frames .nothing")).toHaveText("No frame to show yet.");
});

// Drops a file on the page, wherever.
const drop = (page, name, bytes) =>
  page.evaluate(
    ([name, bytes]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      for (const type of ["dragover", "drop"]) {
        document.querySelector(".bar").dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    [name, [...Buffer.from(bytes)]],
  );

test("a file that is dropped is opened", async ({ page }) => {
  await page.goto("/#/handshake");
  await expect(page.locator(".handshake")).toBeVisible();
  // Once the title is set, the page listens.
  await expect(page).toHaveTitle("Handshake · Framescope");
  await drop(page, "frames.txt", read("xxd.txt"));
  await expect(page).toHaveURL(/#\/inspect$/);
  await expect(area(page)).toHaveValue(read("xxd.txt"));
  await expect(page.locator(".read-as strong")).toHaveText("xxd");
  await drop(page, "frames.bin", "\x81\x00");
  await expect(page.getByRole("alert")).toContainText("“frames.bin” holds raw bytes and begins like no capture");
  await expect(area(page)).toHaveValue(read("xxd.txt"));
});

test("a reload brings paste, edits and settings back", async ({ page }) => {
  await open(page, "82 02 68 69  89 00");
  await page.getByRole("group", { name: "Sent by" }).getByRole("button", { name: "Client" }).click();
  await expect(heading(page)).toContainText("client to server");
  await page.getByRole("button", { name: "Messages" }).click();
  await page.getByRole("button", { name: "Frames" }).click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.locator("#edit-payload").fill("ji");
  await expect(octet(page, 2)).toHaveText("6a");
  const splitter = page.getByRole("separator", { name: "Width of the source panel" });
  const before = await splitter.getAttribute("aria-valuenow");
  await splitter.press("ArrowRight");
  await expect(splitter).not.toHaveAttribute("aria-valuenow", before);
  const width = await splitter.getAttribute("aria-valuenow");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("framescope/--source-width"))).toBe(width);

  await page.reload();
  await expect(area(page)).toHaveValue("82 02 68 69  89 00");
  await expect(heading(page)).toContainText("Binary, client to server");
  await expect(octet(page, 2)).toHaveText("6a");
  await expect(rows(page).first()).toContainText("edited");
  await expect(splitter).toHaveAttribute("aria-valuenow", width);
  await page.keyboard.press("Control+z");
  await expect(octet(page, 2)).toHaveText("68");
});

test("what was guessed can be read another way", async ({ page }) => {
  await open(page, "8105 4869 6c6c 6f");
  await page.getByRole("button", { name: "Read it another way" }).click();
  const choice = page.getByRole("combobox", { name: "Read the text as" });
  await expect(choice).toBeFocused();
  await choice.selectOption({ label: "Base64" });
  await expect(page.locator(".read-as")).toContainText("Read, as you asked, as Base64");
  await choice.selectOption({ label: "Guess" });
  await expect(page.locator(".read-as strong")).toHaveText("plain hex");
  await expect(counted(page)).toHaveText("1 frame · 1 message");
});
