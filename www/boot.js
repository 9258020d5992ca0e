// The places Live and Learn have programs of their own, fetched when they are first visited.
for (const place of ["live", "learn"])
  customElements.define(
    `${place}-panel`,
    class extends HTMLElement {
      async connectedCallback() {
        try {
          this.append((await import(document.querySelector(`link[rel=${place}]`).href)).root);
        } catch (error) {
          this.textContent = this.dataset.failed;
          throw error;
        }
      }
    },
  );
// Starts the page. It is a file because the page's policy allows no inline script; the links bear the names that the build gave.
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
