// The main paths in Firefox, as Debian has it: `cargo xtask test firefox`. By hand: `cargo xtask serve`, then
// `npx playwright test --config firefox.config.mjs` here. Playwright speaks WebDriver BiDi with it.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: ["firefox.spec.mjs", "start.spec.mjs"],
  // Where scripts are off, Firefox runs none of Playwright's either: it cannot read the page.
  grepInvert: /where scripts are off/,
  outputDir: "../../target/firefox-tests",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 180_000,
  reporter: "list",
  expect: { timeout: 30_000 },
  use: {
    browserName: "firefox",
    channel: "moz-firefox",
    baseURL: process.env.FRAMESCOPE_URL ?? "http://127.0.0.1:8080/",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr" },
  },
});
