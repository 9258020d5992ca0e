// Starts a program as a worker. The first message says where its script is and brings its wasm, compiled; where it brings none, the script
// fetches it.
addEventListener(
  "message",
  async ({ data: [script, wasm] }) => {
    const { default: start } = await import(script);
    await start({ module_or_path: wasm });
  },
  { once: true },
);
// Only of an error that nobody handles does the page hear.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  reportError(event.reason);
});
