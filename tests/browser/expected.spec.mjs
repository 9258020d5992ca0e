// Every capture that has an expected file is read in the browser, and what is exported is compared with it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { file } from "./capture.mjs";
import { expect, test } from "./page.mjs";

const tests = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = [join(tests, "captures"), join(dirname(tests), "../shared/captures")].filter(existsSync);
const captures = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)))
  .filter((path) => existsSync(`${path}.expected.json`));

const digest = (bytes) => [bytes.length, createHash("sha1").update(bytes).digest("hex")];

// What the page exports as JSON while it shows this list.
async function exported(page, list) {
  await page.getByRole("button", { name: list, exact: true }).click();
  await page.locator(".frames .copy-menu summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Listed rows, JSON" }).click()]);
  await page.keyboard.press("Escape");
  return JSON.parse(readFileSync(await download.path(), "utf8"));
}

const payload = (row) => ("text" in row ? Buffer.from(row.text) : Buffer.from(row.hex ?? "", "hex"));

// Of each conversation, what each peer sent.
function conversations(rows, describe) {
  const all = new Map();
  for (const row of rows) {
    if (!all.has(row.conversation)) all.set(row.conversation, { client: [], server: [] });
    const described = describe(row);
    if (described) all.get(row.conversation)[row.from].push(described);
  }
  return [...all.values()].map((conversation) => JSON.stringify(conversation));
}

const frame = (row) => {
  if (row.kind !== "frame") return undefined;
  const bytes = payload(row);
  // The expected file leaves frames out that the end of the capture cuts.
  if (bytes.length < row.payload_len) return undefined;
  return [row.fin, row.rsv, row.opcode, row.masked, row.masking_key ?? null, ...digest(bytes)];
};

const expectedOf = (connection, describe, list) => {
  const of = (peer) => connection.directions[peer][list].map(describe);
  return JSON.stringify({ client: of("client"), server: of("server") });
};

async function compare(page, path) {
  const { connections } = JSON.parse(readFileSync(`${path}.expected.json`, "utf8"));
  // Captures of different folders have the same name: what stands of one is not to stand for the next.
  const name = path.split("/").slice(-2).join("-");
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer: readFileSync(path) });
  await expect(file(page).locator(".name")).toHaveText(name);
  await expect(page.locator(".reading")).toHaveCount(0);

  const frames = conversations(await exported(page, "Frames"), frame);
  for (const connection of connections) {
    const described = ({ fin, rsv, opcode, masked, masking_key, payload: { len, sha1 } }) => [fin, rsv, opcode, masked, masking_key, len, sha1];
    expect(frames).toContain(expectedOf(connection, described, "frames"));
  }

  const rows = await exported(page, "Messages");
  const messages = conversations(rows, (row) => [row.opcode, row.rsv > 3, ...digest(payload(row))]);
  for (const connection of connections) {
    const described = ({ opcode, compressed, payload: { len, sha1 } }) => [opcode, compressed, len, sha1];
    const expected = expectedOf(connection, described, "messages");
    if (expected !== JSON.stringify({ client: [], server: [] })) expect(messages).toContain(expected);
  }
}

for (const folder of folders) {
  test(`the captures of ${basename(dirname(folder))}/captures give what is expected`, async ({ page }) => {
    const here = captures.filter((path) => path.startsWith(folder));
    test.setTimeout(30_000 + 10_000 * here.length);
    await page.goto("/");
    for (const path of here) {
      await test.step(basename(path), () => compare(page, path));
    }
  });
}
