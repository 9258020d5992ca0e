// The page as an app: without a network, when another build comes, and opened by the system or by other apps.
import { readFileSync } from "node:fs";
import { bytesOf, file, recorded } from "./capture.mjs";
import { another, folder, sharing, test, version, visit } from "./host.mjs";
import { expect } from "./page.mjs";
import { HAN, LANGUAGES } from "./words.mjs";
import { area, heading, octet, rows } from "./workbench.mjs";

const kept = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("framescope ")).map((name) => name.split(" ").at(-1)));
const versionOf = (page) => page.locator("link[rel=offline]").getAttribute("data-version");
const told = (page) => page.locator(".update");
const reload = (page) => told(page).getByRole("button", { name: "Reload" });
const look = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());

async function openCapture(page) {
  await page.locator("input[type=file]").setInputFiles(recorded("handshakes.pcap"));
  await expect(file(page)).toContainText("handshakes.pcap");
  await expect(rows(page).first()).toBeVisible();
}

for (const path of ["/", "/some/where/"]) {
  test.describe(`at ${path}`, () => {
    test.use({ path });

    test("opens without a network after the first visit", async ({ page, served }) => {
      test.slow();
      await visit(page);
      const addresses = await page.evaluate(async () => {
        const [name] = (await caches.keys()).filter((name) => name.startsWith("framescope "));
        return (await (await caches.open(name)).keys()).map(({ url }) => url);
      });
      const files = [...served.build.keys()].filter((path) => path !== "service-worker.js");
      expect(addresses.toSorted()).toEqual(files.map((path) => served.url + (path === "index.html" ? "" : path)).toSorted());

      await served.leave();
      await page.reload();
      await expect(octet(page, 0)).toBeVisible();
      await area(page).fill("81 02 68 69");
      await expect(heading(page)).toContainText("Frame 1");
      await openCapture(page);
      await page.goto("./index.html#/handshake");
      await expect(page.locator(".steps")).toBeVisible();
      await page.goto("./#/live");
      await expect(page.getByRole("heading", { name: "Live", exact: true })).toBeVisible();
      await page.goto("./#/learn");
      await expect(page.getByRole("heading", { name: "A WebSocket connection, every byte" })).toBeVisible();
      await page.getByRole("button", { name: "中文", exact: true }).click();
      await expect(page.locator(".places [aria-current=page]")).toHaveText("学习");
    });
  });
}

test("the first page opens what it had not fetched yet without a network, too", async ({ page, served }) => {
  await visit(page);
  await served.leave();
  await openCapture(page);
});

test("another build is told, and waits until it is asked for", async ({ page, context, served }) => {
  test.slow();
  const before = served.build;
  await visit(page);
  const old = await context.newPage();
  await old.goto("./");
  await expect(octet(old, 0)).toBeVisible();
  await expect(told(page)).toBeHidden();

  served.build = another(before);
  await look(page);
  for (const one of [page, old]) {
    await expect(told(one)).toBeVisible();
    await expect(told(one)).toContainText("A new version is ready.");
  }
  // Whoever reloads without asking for it stays.
  await page.reload();
  await expect(told(page)).toBeVisible();
  expect(await versionOf(page)).toBe(version(before));

  await area(page).fill("89 02 68 69");
  await expect(heading(page)).toContainText("Ping");
  await reload(page).click();
  await expect(page.locator(`link[rel=offline][data-version="${version(served.build)}"]`)).toHaveCount(1);
  await expect(area(page)).toHaveValue("89 02 68 69");
  await expect(heading(page)).toContainText("Ping");
  await expect(told(page)).toBeHidden();

  // The other tab is what it was, and has all that it needs, though the host has it no more.
  expect(await versionOf(old)).toBe(version(before));
  expect((await kept(old)).toSorted()).toEqual([version(before), version(served.build)].toSorted());
  await openCapture(old);
  expect(served.build.has(`${folder(before, "engine")}/engine.js`)).toBe(false);

  // Once no page needs it, it goes.
  await reload(old).click();
  await expect(old.locator(`link[rel=offline][data-version="${version(served.build)}"]`)).toHaveCount(1);
  // The page before may be going still when the next one looks.
  await expect
    .poll(async () => {
      await old.reload();
      return kept(old);
    })
    .toEqual([version(served.build)]);
  await served.leave();
  await old.reload();
  await openCapture(old);
});

test("where all pages were closed, the next one is of the new build", async ({ page, context, served }) => {
  test.slow();
  await visit(page);
  const before = version(served.build);
  served.build = another(served.build);
  await look(page);
  await expect(told(page)).toBeVisible();
  const url = page.url();
  await page.goto("about:blank");
  await expect
    .poll(async () => {
      const next = await context.newPage();
      await next.goto(url);
      const found = await versionOf(next);
      await next.close();
      return found;
    })
    .not.toBe(before);
});

test("what is not of this build is not kept", async ({ page, served }) => {
  const asked = (path) => served.asked.filter((line) => line === `GET /${path}`).length;
  served.build.set("manifest.webmanifest", Buffer.from("{}"));
  await page.goto("./");
  await expect(octet(page, 0)).toBeVisible();
  await expect.poll(() => asked("manifest.webmanifest")).toBeGreaterThan(0);
  const gone = page.evaluate(async () => {
    const { installing } = (await navigator.serviceWorker.getRegistration()) ?? {};
    if (!installing) return true;
    return new Promise((resolve) => installing.addEventListener("statechange", () => resolve(installing.state === "redundant")));
  });
  expect(await gone).toBe(true);
  await page.reload();
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
});

test("while the page is worked on, nothing is kept", async ({ page, served }) => {
  await visit(page);
  served.build = another(served.build);
  served.build.set("service-worker.js", readFileSync(new URL("../../xtask/src/fresh-worker.js", import.meta.url)));
  await page.reload();
  await expect(page.locator(`link[rel=offline][data-version="${version(served.build)}"]`)).toHaveCount(1);
  await expect(octet(page, 0)).toBeVisible();
  expect(await kept(page)).toEqual([]);
  served.build = another(served.build);
  await page.reload();
  await expect(octet(page, 0)).toBeVisible();
  expect(await kept(page)).toEqual([]);
});

// The manifest that the browser goes by, once it is the one of this name.
async function manifestOf(page, client, address) {
  // Asked while it changes, Chromium keeps the manifest that it was fetching.
  await expect(page.locator("link[rel=manifest]")).toHaveJSProperty("href", address);
  await expect.poll(async () => (await client.send("Page.getAppManifest")).url).toBe(address);
  const { errors, data } = await client.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  return JSON.parse(data);
}

const unnamed = ({ lang, description, shortcuts, ...rest }) => ({ ...rest, shortcuts: shortcuts.map(({ url }) => url) });

test("what an app is called follows the language", async ({ page, served }) => {
  test.slow();
  const description = page.locator("meta[name=description]");
  await page.goto("./");
  const client = await page.context().newCDPSession(page);
  const english = await manifestOf(page, client, `${served.url}manifest.webmanifest`);
  await expect(description).toHaveAttribute("content", english.description);
  await page.getByRole("button", { name: "中文", exact: true }).click();
  const chinese = await manifestOf(page, client, `${served.url}manifest.zh-Hans.webmanifest`);
  await expect(description).toHaveAttribute("content", chinese.description);
  expect(chinese.description).toMatch(HAN);
  expect(unnamed(chinese), "but for its words it is the same app").toEqual(unnamed(english));
  await page.getByRole("button", { name: "English", exact: true }).click();
  await manifestOf(page, client, `${served.url}manifest.webmanifest`);
  await expect(description).toHaveAttribute("content", english.description);
});

for (const { tag, locale, name } of [
  { ...LANGUAGES[0], name: "manifest.webmanifest" },
  { ...LANGUAGES[1], name: "manifest.zh-Hans.webmanifest" },
]) {
  test.describe(tag, () => {
    test.use({ locale });
    test("can be installed", async ({ page, served }) => await installable(page, `${served.url}${name}`, tag));
  });
}

async function installable(page, address, tag) {
  test.slow();
  await page.goto("./");
  const client = await page.context().newCDPSession(page);
  const manifest = await manifestOf(page, client, address);
  expect(manifest.lang).toBe(tag);
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(size, src).toBe(sizes);
  }
  for (const { action } of [...manifest.file_handlers, manifest.share_target]) expect(action).toMatch(/^\.\//);
  const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  // A shortcut leads to each place.
  const places = await page.locator(".places a").evaluateAll((places) => places.map((place) => [place.textContent, place.getAttribute("href")]));
  const shortcuts = manifest.shortcuts.map(({ name, url }) => [name, url.slice(2)]);
  for (const place of places) expect(shortcuts).toContainEqual(place);
}

// What the browser hands over when the system opens files with the page.
test("opens what the system opens with it", async ({ page }) => {
  const bytes = [...bytesOf("handshakes.pcap")];
  await page.addInitScript((bytes) => {
    const handle = { getFile: async () => new File([new Uint8Array(bytes)], "from the system.pcap") };
    Object.defineProperty(window, "launchQueue", { value: { setConsumer: (consumer) => consumer({ files: [handle] }) } });
  }, bytes);
  await page.goto("./");
  await expect(file(page)).toContainText("from the system.pcap");
  await expect(rows(page).first()).toBeVisible();
});

// Other apps share as a form is sent: from elsewhere, with a page for an answer.
async function share(page, served, { text, name, bytes, display = "standalone" }) {
  // A tab is taken for the window of an app.
  await page.addInitScript((display) => {
    const { matchMedia } = window;
    window.matchMedia = (query) => (query.startsWith("(display-mode:") ? { matches: query.includes(display) } : matchMedia.call(window, query));
  }, display);
  await page.goto(await sharing(`${served.url}share`));
  if (text) await page.locator("[name=text]").fill(text);
  if (name) await page.locator("[name=file]").setInputFiles({ name, mimeType: "", buffer: bytes });
  await page.getByRole("button", { name: "Share" }).click();
  await page.waitForURL(`${served.url}#/inspect`);
  await expect(rows(page).first()).toBeVisible();
}

test.describe("shared", () => {
  // The form is at another origin.
  test.use({ strangers: [/^http:\/\/elsewhere\.localhost/] });

  test("a text is opened, without a network", async ({ page, served }) => {
    await visit(page);
    await served.leave();
    await share(page, served, { text: "89 02 68 69" });
    await expect(area(page)).toHaveValue("89 02 68 69");
    await expect(heading(page)).toContainText("Ping");
    // Once.
    await area(page).fill("81 02 68 69");
    await expect(heading(page)).toContainText("Text");
    await page.reload();
    await expect(area(page)).toHaveValue("81 02 68 69");
    expect(await page.evaluate(async (scope) => (await (await caches.open(`shared with framescope ${scope}`)).keys()).length, served.url)).toBe(0);
  });

  test("a capture is opened", async ({ page, served }) => {
    await visit(page);
    await share(page, served, { name: "Mitschnitt ü.pcap", bytes: bytesOf("handshakes.pcap") });
    await expect(file(page)).toContainText("Mitschnitt ü.pcap");
    await expect(rows(page).first()).toBeVisible();
  });

  test("nothing is opened in a tab, where any site can send it", async ({ page, served }) => {
    await visit(page);
    await area(page).fill("81 02 68 69");
    await expect(heading(page)).toContainText("Text");
    await share(page, served, { text: "89 02 68 69", display: "browser" });
    await expect(heading(page)).toContainText("Text");
    await expect(area(page)).toHaveValue("81 02 68 69");
  });
});
