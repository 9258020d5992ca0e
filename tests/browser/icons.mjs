// Draws the icons that an installed app has, from www/icons/framescope.svg into www/icons/app: `node icons.mjs`, with CHROMIUM set or
// /usr/bin/chromium there. Systems cut a maskable icon to shapes of their own: what is drawn lies within the middle four fifths.
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const icons = new URL("../../www/icons/", import.meta.url);
const svg = `data:image/svg+xml;base64,${readFileSync(new URL("framescope.svg", icons)).toString("base64")}`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const size of [192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  for (const [name, ground, share] of [["framescope", "transparent", 1], ["framescope-maskable", "#0d1116", 0.66]]) {
    await page.setContent(`<body style="margin:0;background:${ground};display:grid;place-items:center;height:100vh"><img src="${svg}" width="${size * share}">`);
    await page.locator("img").evaluate((image) => image.decode());
    writeFileSync(new URL(`app/${name}-${size}.png`, icons), await page.screenshot({ omitBackground: true }));
  }
  await page.close();
}
await browser.close();
