// The server's side of the recorded connection: the library ws, as anyone would use it. It ends when the connection has ended.
import { setTimeout as after } from "node:timers/promises";
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: 8080, path: "/chat", perMessageDeflate: true });
// A message is compressed unless it says otherwise: RSV1 is a choice for each message.
const plain = { compress: false };

// 1,024 lines of 64 bytes: the first length that needs 64 bits.
const song = Array.from({ length: 1024 }, (_, number) => {
  const bottles = `${1024 - number} bottles of bytes on the wire, pass one to the peer,`;
  return bottles.padEnd(63, ".") + "\n";
}).join("");

const answers = {
  Hello: (socket) => socket.send("Hello", plain),
  "A long one, please": (socket) => socket.send(song, plain),
  "In pieces, please": async (socket) => {
    socket.send("One message, ", { ...plain, fin: false });
    await after(20);
    socket.ping("still there?");
    await after(20);
    socket.send("three ", { ...plain, fin: false });
    await after(20);
    socket.send("frames.", plain);
  },
};

server.on("connection", (socket) => {
  socket.on("close", () => server.close());
  socket.on("message", (data, isBinary) => {
    const answer = isBinary ? () => {} : answers[data];
    if (answer) answer(socket);
    else socket.send(data.toString());
  });
});
