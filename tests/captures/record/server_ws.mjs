// A server of Node's ws: what it does is chosen by the path.
//   node server_ws.mjs PORT [KEY.pem CERTIFICATE.pem]
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { WebSocketServer } from "ws";

const [port, key, certificate] = process.argv.slice(2);

// permessage-deflate as each path negotiates it.
const deflate = {
  "/deflate": { threshold: 0 },
  "/no-takeover": { threshold: 0, serverNoContextTakeover: true, clientNoContextTakeover: true },
  "/client-no-takeover": { threshold: 0, clientNoContextTakeover: true },
  "/window-bits": { threshold: 0, serverMaxWindowBits: 9, clientMaxWindowBits: 10 },
};
const plain = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const other = new WebSocketServer({ noServer: true, perMessageDeflate: false, handleProtocols: () => "superchat" });
const servers = Object.fromEntries(
  Object.entries(deflate).map(([path, perMessageDeflate]) => [path, new WebSocketServer({ noServer: true, perMessageDeflate })]),
);
const refusals = { "/forbidden": "403 Forbidden", "/old": "426 Upgrade Required\r\nSec-WebSocket-Version: 13" };

const html = (request, response) => {
  response.setHeader("Content-Type", "text/html");
  response.end("<!doctype html><title>recording</title><link rel=icon href=data:,>");
};
const server = key
  ? https.createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, html)
  : http.createServer(html);

server.on("upgrade", (request, socket, head) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const accept = (webSockets) => webSockets.handleUpgrade(request, socket, head, (connection) => serve(pathname, connection, socket));
  if (servers[pathname]) return accept(servers[pathname]);
  if (pathname === "/other-protocol") return accept(other);
  if (["/echo", "/close", "/reset", "/cut", "/greeting"].includes(pathname)) return accept(plain);
  const status = refusals[pathname] ?? "404 Not Found";
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n\r\nNo, no.\n`);
});

function serve(path, connection, socket) {
  if (path === "/greeting") connection.send("before you asked");
  connection.on("message", (data, isBinary) => {
    const text = isBinary ? "" : data.toString();
    if (path === "/close") connection.close(3042, "再见, the server is tired");
    else if (path === "/reset") socket.resetAndDestroy();
    // A frame of 100 bytes, of which 40 are sent.
    else if (path === "/cut") socket.end(Buffer.concat([Buffer.from([0x82, 100]), Buffer.alloc(40, 0x2a)]));
    else if (/^send \d+$/.test(text)) connection.send("0123456789abcdef".repeat(5000).slice(0, Number(text.slice(5))));
    else if (text === "fragments") fragments(connection);
    else if (data.length > 30_000) connection.send(`${data.length} bytes`);
    else connection.send(data, { binary: isBinary, compress: !text.startsWith("plain") });
  });
}

function fragments(connection) {
  connection.send("one ", { fin: false });
  connection.ping("in between");
  connection.send("and two ", { fin: false });
  connection.send("and the last", { fin: true });
}

server.listen(Number(port), () => console.log("ready"));
