// Starts the worker, beside its script and its wasm.
import start from "./worker.js";
await start();
