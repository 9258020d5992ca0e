// Starts the page's own program as a worker. The first message says where its script is and brings its compiled wasm.
addEventListener(
  "message",
  async ({ data: [script, wasm] }) => {
    const { default: start } = await import(script);
    await start({ module_or_path: wasm });
  },
  { once: true },
);
