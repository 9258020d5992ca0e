// What every test asks of the page: no error in its console, no request to anywhere but its own origin.
import { test as base, expect } from "@playwright/test";

export { expect };

export const test = base.extend({
  // Whether the page may install its service worker: that fetches all there is, and only some tests are about it.
  installs: [false, { option: true }],
  // Other origins that a test is about.
  strangers: [[], { option: true }],
  page: async ({ page, baseURL, installs, strangers: known }, use) => {
    if (!installs) await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
    const complaints = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`uncaught: ${error}`));
    page.on("crash", () => complaints.push("the page crashed"));

    const strangers = [];
    const { origin } = new URL(baseURL);
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol === "data:" || url.origin === origin || known.some((one) => one.test(url.href))) return;
      strangers.push(request.url());
    });

    await use(page);
    expect(complaints, "what the console says").toEqual([]);
    expect(strangers, "requests to other origins").toEqual([]);
  },
});
