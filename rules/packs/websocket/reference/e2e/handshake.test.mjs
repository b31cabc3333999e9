// Who is let in, and what everybody else is answered.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { Client, assertStillServes } from "./client.mjs";
import { ORIGIN, assertExact, endServers, pause, startDemo, tokenOf, until } from "./demo_server.mjs";
import { RawClient, request } from "./raw_client.mjs";

const HANDSHAKE_TIMEOUT = 1500;

let server;
before(async () => {
  server = await startDemo(["ada", "bob"], "--handshake-timeout", HANDSHAKE_TIMEOUT, "--max-header-bytes", 4096,
    "--close-timeout", 500);
});
after(async () => {
  await assertStillServes(server, "ada");
  assertExact(await server.stop());
});

async function answer(bytes) {
  const client = new RawClient(server);
  client.write(bytes);
  const status = await client.status();
  client.socket.end();
  await client.closed;
  return status;
}

const protocolsOf = (...names) => ({ "Sec-WebSocket-Protocol": names.join(", ") });
const OURS = "ssot.websocket.v1";
const BEARER = `bearer.${tokenOf("ada")}`;

const cases = {
  "as it should be": [101, request("ada")],
  "a wrong token": [401, request("eve")],
  "no token": [401, request("ada", protocolsOf(OURS))],
  "an empty token": [401, request("ada", protocolsOf(OURS, "bearer."))],
  "a token that is the start of a valid one": [401, request("ada", protocolsOf(OURS, BEARER.slice(0, -1)))],
  "another scheme": [401, request("ada", { ...protocolsOf(OURS), Authorization: `Basic ${tokenOf("ada")}` })],
  "the token in a header": [101, request("ada", { ...protocolsOf(OURS), Authorization: `bearer ${tokenOf("ada")}` })],
  "two tokens": [400, request("ada", protocolsOf(OURS, BEARER, `bearer.${tokenOf("bob")}`))],
  "a token in both places": [400, request("ada", { Authorization: `Bearer ${tokenOf("bob")}` })],
  "two Authorization headers": [400, request("ada", { ...protocolsOf(OURS),
    Authorization: [`Bearer ${tokenOf("ada")}`, `Bearer ${tokenOf("bob")}`] })],
  "subprotocols in two headers": [101, request("ada", { "Sec-WebSocket-Protocol": [BEARER, OURS] })],
  "another subprotocol": [400, request("ada", protocolsOf("ssot.websocket.v2", BEARER))],
  "no subprotocol": [400, request("ada", { "Sec-WebSocket-Protocol": null, Authorization: `Bearer ${tokenOf("ada")}` })],
  "a foreign origin": [403, request("ada", { Origin: "https://evil.example" })],
  "an origin that starts like ours": [403, request("ada", { Origin: `${ORIGIN}.evil.example` })],
  "an origin in capitals": [403, request("ada", { Origin: ORIGIN.toUpperCase() })],
  "the origin null": [403, request("ada", { Origin: "null" })],
  "no origin": [403, request("ada", { Origin: null })],
  "two origins": [400, request("ada", { Origin: [ORIGIN, ORIGIN] })],
  "no thread": [400, request("ada", {}, "/websocket")],
  "an empty thread": [400, request("ada", {}, "/websocket?thread=")],
  "two threads": [400, request("ada", {}, "/websocket?thread=a&thread=b")],
  "two threads, one of them disguised": [400, request("ada", {}, "/websocket?thread=a&%74hread=b")],
  "a control character in the thread": [400, request("ada", {}, "/websocket?thread=a%00b")],
  "a line feed in the thread": [400, request("ada", {}, "/websocket?thread=a%0d%0aSet-Cookie:x")],
  "bad UTF-8 in the thread": [400, request("ada", {}, "/websocket?thread=%ff")],
  "a thread of surrogates": [400, request("ada", {}, "/websocket?thread=%ed%a0%80")],
  "a thread cut in its escape": [400, request("ada", {}, "/websocket?thread=a%2")],
  "an escape that is none": [400, request("ada", {}, "/websocket?thread=a%zz")],
  "a thread of 256 bytes": [101, request("ada", {}, `/websocket?thread=${"x".repeat(256)}`)],
  "a thread of 257 bytes": [400, request("ada", {}, `/websocket?thread=${"x".repeat(257)}`)],
  "another path": [404, request("ada", {}, "/websockets?thread=t")],
  "a path that goes up": [404, request("ada", {}, "/../../etc/passwd")],
  "an absolute target": [400, request("ada", {}, "http://127.0.0.1/websocket?thread=t")],
  "a POST": [405, request("ada", { "Content-Length": "0" }, "/websocket?thread=t", "POST")],
  "a plain GET of the WebSocket": [426, request("ada", { Connection: "close", Upgrade: null })],
  "another version": [426, request("ada", { "Sec-WebSocket-Version": "12" })],
  "no key": [400, request("ada", { "Sec-WebSocket-Key": null })],
  "a short key": [400, request("ada", { "Sec-WebSocket-Key": "AAAA" })],
  "two keys": [400, request("ada", { "Sec-WebSocket-Key": ["dGhlIHNhbXBsZSBub25jZQ==", "AAAAAAAAAAAAAAAAAAAAAA=="] })],
  "two hosts": [400, request("ada", { Host: ["a", "b"] })],
  "no host": [400, request("ada", { Host: null })],
  "a body": [400, request("ada", { "Content-Length": "4" }) + "abcd"],
  "a chunked body": [400, request("ada", { "Transfer-Encoding": "chunked" }) + "0\r\n\r\n"],
  "two lengths": [400, request("ada", { "Content-Length": ["0", "4"] })],
  "frames before the answer": [400, request("ada") + "\x81\x80abcd"],
  "HTTP/1.0": [400, request("ada").replace("HTTP/1.1", "HTTP/1.0")],
  "no HTTP": [400, "hello there\r\n\r\n"],
  "a TLS greeting": [400, Buffer.from("16030100c8010000c40303" + "5a".repeat(64), "hex")],
  "bare line feeds": [400, request("ada").replaceAll("\r\n", "\n")],
  "a null byte in a header": [400, request("ada", { "X-Odd": "a\0b" })],
  "a space before a colon": [400, request("ada").replace("Origin:", "Origin :")],
  "a header of 5 KB": [431, request("ada", { "X-Long": "x".repeat(5000) })],
  "a target of 5 KB": [431, request("ada", {}, `/${"x".repeat(5000)}`)],
};

for (const [name, [status, bytes]] of Object.entries(cases))
  test(`${name}: ${status}`, async () => assert.equal(await answer(bytes), status));

test("what is served to a plain GET", async () => {
  assert.equal((await server.get("/healthz")).body, "ok\n");
  const metrics = await server.get("/metrics");
  assert.equal(metrics.status, 200);
  assert.match(metrics.headers["content-type"], /^text\/plain; version=0\.0\.4/);
  assert.match(metrics.body, /^websocket_events_accepted_total \d/m);
  assert.match(metrics.body, /^websocket_server_open \d/m);
  assert.equal((await server.get("/")).status, 404);
});

test("a client that upgrades and never says hello is closed with 1008", async () => {
  const client = await new RawClient(server).upgrade("ada");
  assert.equal(await client.closeCode(), 1008);
  await client.closed;
});

test("a client that sends its request byte by byte is dropped in time, and costs nobody else anything", async () => {
  const before = (await server.figures()).server.handshakes_late;
  const started = Date.now();
  const slow = Array.from({ length: 50 }, () => new RawClient(server));
  const bytes = request("ada");
  let sent = 0;
  while (!slow.every(({ over }) => over)) {
    for (const client of slow) client.write(bytes[sent]);
    sent = Math.min(sent + 1, bytes.length - 1);
    await pause(50);
    assert.ok(Date.now() - started < HANDSHAKE_TIMEOUT + 10000, "they are still there");
    if (sent === 10) await assertStillServes(server, "bob");
  }
  assert.equal((await server.figures()).server.handshakes_late - before, 50);
});

test("clients that connect and go at once leave nothing behind", async () => {
  for (let i = 0; i < 100; ++i) {
    const client = new RawClient(server);
    await client.connected;
    if (i % 2) client.write(request("ada").slice(0, i));
    if (i % 3) client.socket.resetAndDestroy?.();
    client.socket.destroy();
  }
  await until(async () => (await server.figures()).server.handshakes === 1, "no handshakes but the one that asks");
});

test("a client of the library comes in and is told why not", async () => {
  const eve = new Client(server, "eve", "t");
  await eve.closed;
  assert.deepEqual(eve.faults, ["Unexpected server response: 401"]);
});

after(endServers);
