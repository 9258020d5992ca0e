// The Live place has a program of its own, fetched when that is first visited.
customElements.define(
  "live-panel",
  class extends HTMLElement {
    async connectedCallback() {
      try {
        this.append((await import(document.querySelector('link[rel="live"]').href)).root);
      } catch (error) {
        this.textContent = this.dataset.failed;
        throw error;
      }
    }
  },
);
// Starts the page. It is a file because the page's policy allows no inline script; the links bear the names that the build gave.
const offline = document.querySelector('link[rel="offline"]');
// As long as this page is open, the service worker keeps what its build consists of.
const build = `framescope ${new URL("./", location)} ${offline.dataset.version}`;
navigator.locks?.request(build, { mode: "shared" }, () => new Promise(() => {}));
try {
  const script = document.querySelector('link[rel="modulepreload"]').href;
  const wasm = document.querySelector('link[rel="preload"][as="fetch"]').href;
  const { default: start } = await import(script);
  await start({ module_or_path: wasm });
} catch (error) {
  const notice = document.getElementById("cannot-start");
  if (notice) notice.hidden = false;
  throw error;
}
import(offline.href);
