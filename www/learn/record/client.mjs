// The client's side of the recorded connection: the library ws again. No browser, because one that agreed on compression compresses every
// message, and lets no script send a ping.
import { once } from "node:events";
import { setTimeout as after } from "node:timers/promises";
import WebSocket from "ws";

const plain = { compress: false };
const price = JSON.stringify({ type: "price", symbol: "ACME", bid: 101.25, ask: 101.27, currency: "EUR" });

const socket = new WebSocket("ws://127.0.0.1:8080/chat", ["chat.v2", "chat.v1"], {
  origin: "http://127.0.0.1:8080",
  perMessageDeflate: { threshold: 0 },
});
const answered = () => once(socket, "message");

await once(socket, "open");
await after(50);
socket.send("Hello", plain);
await answered();

await after(100);
socket.send(Uint8Array.from({ length: 256 }, (_, value) => value), plain);
await after(50);
socket.send("A long one, please", plain);
await answered();

await after(100);
socket.send("In pieces, please", plain);
await answered();

await after(100);
socket.ping("tick");
await once(socket, "pong");

await after(100);
for (let times = 0; times < 2; times += 1) {
  socket.send(price);
  await answered();
  await after(50);
}

await after(100);
socket.close(1000, "bye");
