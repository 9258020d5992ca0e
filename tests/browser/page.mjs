// What every test asks of the page: no error in its console, no request to anywhere but its own origin.
import { test as base, expect } from "@playwright/test";

export { expect };

// Listens to a page from now on. What comes back says, once the page was used, that all was well.
export function heed(page, url, known = []) {
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error}`));
  page.on("crash", () => complaints.push("the page crashed"));

  const strangers = [];
  const { origin } = new URL(url);
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol === "data:" || url.origin === origin || known.some((one) => one.test(url.href))) return;
    strangers.push(request.url());
  });
  return () => {
    expect(complaints, "what the console says").toEqual([]);
    expect(strangers, "requests to other origins").toEqual([]);
  };
}

// Has the page pause for so many milliseconds wherever it may between what it has drawn and what follows from that, as it does where to draw takes long:
// whatever happens then finds it half done. With PAUSES=40 all tests are run like that, with SLOWER=4 on a processor that is so many times slower.
export const pausing = (page, pause) =>
  page.addInitScript((pause) => {
    const [now, later] = [Date.now, window.setTimeout];
    let passed = 0;
    Date.now = () => now() + (passed += 20);
    window.setTimeout = (act, wait, ...rest) => later(act, wait || pause, ...rest);
  }, pause);

// Holds back what ends so, and sends it when told to.
export async function holdBack(page, end) {
  let send;
  const wanted = new Promise((resolve) => (send = resolve));
  await page.route(`**/*${end}`, async (route) => {
    await wanted;
    await route.continue();
  });
  return send;
}

export const test = base.extend({
  // Whether the page may install its service worker: that fetches all there is, and only some tests are about it.
  installs: [false, { option: true }],
  // Other origins that a test is about.
  strangers: [[], { option: true }],
  page: async ({ page, baseURL, installs, strangers }, use) => {
    if (!installs) await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
    if (process.env.PAUSES) await pausing(page, Number(process.env.PAUSES));
    if (process.env.SLOWER) {
      const session = await page.context().newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: Number(process.env.SLOWER) });
    }
    const isWell = heed(page, baseURL, strangers);
    await use(page);
    isWell();
  },
});
