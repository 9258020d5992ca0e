// `cargo xtask test browser` builds the page, serves it and says where: FRAMESCOPE_URL. By hand: `cargo xtask serve`, then `npx playwright test` here.
import { execFileSync } from "node:child_process";
import { defineConfig } from "@playwright/test";

const address = process.env.FRAMESCOPE_URL ?? "http://127.0.0.1:8080/";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  testIgnore: "firefox.spec.mjs",
  outputDir: "../../target/browser-tests",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Nothing is measured by these: on a machine that does much else, everything comes later.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    baseURL: address,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // No name server is asked, which may take its time to know of nothing.
        "--host-resolver-rules=MAP nowhere.invalid ~NOTFOUND",
      ],
    },
  },
});

function chromium() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // Not under this name.
    }
  }
  throw new Error("Chromium is not in PATH: install it, or set CHROMIUM to its path");
}
