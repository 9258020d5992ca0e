// A host of the page's own for a test: it serves what was built, or another build of it, and goes away when it is told to.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test as base } from "./page.mjs";
import { octet } from "./workbench.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

// The files of dist/: paths and bytes.
export function built() {
  const entries = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [relative(DIST, path), readFileSync(path)]));
}

export const version = (build) => /data-version="(\w+)"/.exec(build.get("index.html"))[1];
export const folder = (build, part) => [...build.keys()].find((path) => path.startsWith(`${part}-`))?.split("/")[0];

// A build that differs from `build` in its engine, and so in that one's name and in the version.
export function another(build) {
  const changes = [
    [folder(build, "engine"), `engine-${"0123456789abcdef"}`],
    [version(build), "fedcba9876543210"],
  ];
  const changed = (text) => changes.reduce((text, [before, after]) => text.replaceAll(before, after), text);
  const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
  const files = new Map([...build].map(([path, bytes]) => [changed(path), bytes]));
  const page = Buffer.from(changed(build.get("index.html").toString()));
  const worker = changed(build.get("service-worker.js").toString()).replace(integrity(build.get("index.html")), integrity(page));
  return files.set("index.html", page).set("service-worker.js", Buffer.from(worker));
}

// A page of another origin with a form that sends what is shared to `action`, as the system would. Resolves to its address.
export async function sharing(action) {
  const fields = ["title", "text", "url"].map((name) => `<input name="${name}">`).join("");
  const form = `<form method="post" enctype="multipart/form-data" action="${action}">${fields}<input type="file" name="file"><button>Share</button></form>`;
  const server = createServer((_, response) => response.writeHead(200, { "content-type": TYPES[".html"] }).end(form));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://elsewhere.localhost:${server.address().port}/`;
}

// Serves a build below `path`. The name is none that the page looks for a demo at.
export async function host(path = "/") {
  const served = { build: built(), asked: [] };
  const server = createServer(({ method, url }, response) => {
    const asked = url.split("?")[0];
    served.asked.push(`${method} ${asked}`);
    const name = asked.startsWith(path) ? asked.slice(path.length) || "index.html" : "";
    const bytes = method === "GET" ? served.build.get(name) : undefined;
    const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(served.build.get("index.html"));
    response.writeHead(bytes ? 200 : 404, {
      "content-type": TYPES[extname(name)] ?? "application/octet-stream",
      "content-security-policy": policy,
      "cache-control": "no-cache",
    });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  served.url = `http://framescope.localhost:${port}${path}`;
  // From now on there is nobody.
  served.leave = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return served;
}

// A page whose host is the test's own, and which may keep itself on the device.
export const test = base.extend({
  installs: true,
  path: ["/", { option: true }],
  served: async ({ path }, use) => {
    const served = await host(path);
    await use(served);
    await served.leave();
  },
  baseURL: async ({ served }, use) => use(served.url),
});

// Opens the page; resolves once all of it is kept and a reload needs nobody.
export async function visit(page) {
  await page.goto("./");
  await expect(octet(page, 0)).toBeVisible();
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), { timeout: 60_000 }).toBe(true);
}
