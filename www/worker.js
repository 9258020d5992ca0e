// Starts a program as a worker. The first message says where its script is and brings its wasm, compiled; where it brings none, that is
// fetched beside the script.
addEventListener(
  "message",
  async ({ data: [script, wasm] }) => {
    const program = wasm ?? fetch(script.replace(/\.js$/, "_bg.wasm"));
    const { default: start } = await import(script);
    await start({ module_or_path: program });
  },
  { once: true },
);
// A worker that is started before its program is there bears the name of its script, and fetches that meanwhile.
if (name) import(name);
// Only of an error that nobody handles does the page hear.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  reportError(event.reason);
});
