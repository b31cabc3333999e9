// Clients that break the protocol, each in its own way. Each is closed with the code that the protocol's page
// names, and the server serves everybody else as before.
import assert from "node:assert/strict";
import test, { after, afterEach, before } from "node:test";

import { Client, assertStillServes } from "./client.mjs";
import { assertExact, endServers, startDemo, until } from "./demo_server.mjs";
import { BINARY, CLOSE, CONTINUATION, PING, PONG, RawClient, TEXT, frame } from "./raw_client.mjs";

let server;
let foreignAcknowledgements = 0;
before(async () => {
  server = await startDemo(["ada", "bob"], "--max-message-bytes", 2000, "--close-timeout", 300,
    "--messages-per-second", 50, "--message-burst", 200, "--bytes-per-second", 50000, "--byte-burst", 400000, "--first-retry", 300);
});
afterEach(async () => {
  await assertStillServes(server, "bob");
  await until(async () => (await server.figures()).server.open === 0, "the client to be gone");
});
after(async () => {
  assertExact(await server.stop(), { foreign_acknowledgement: foreignAcknowledgements });
});

const hello = frame(JSON.stringify({ type: "hello" }));

// What is sent after the welcome, and with what the server closes.
const cases = {
  "reserved bits": [1002, frame("{}", { reserved: 4 })],
  "an unmasked frame": [1002, frame("{}", { masked: false })],
  "a continuation of nothing": [1002, frame("{}", { opcode: CONTINUATION })],
  "a text in the middle of a text": [1002, Buffer.concat([frame("{", { fin: false }), frame("}")])],
  "an unknown opcode": [1002, frame("{}", { opcode: 3 })],
  "an unknown control opcode": [1002, frame("", { opcode: 11 })],
  "a fragmented ping": [1002, frame("x", { opcode: PING, fin: false })],
  "a ping of 126 bytes": [1002, frame("x".repeat(126), { opcode: PING })],
  "a close of one byte": [1002, frame("x", { opcode: CLOSE })],
  "a close with a code that is none": [1002, frame(Buffer.from([0, 1]), { opcode: CLOSE })],
  "a close whose reason is no UTF-8": [1002, frame(Buffer.from([3, 232, 255, 255]), { opcode: CLOSE })],
  "bad UTF-8": [1007, frame(Buffer.from([0x22, 0xc3, 0x28, 0x22]))],
  "a surrogate in UTF-8": [1007, frame(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))],
  "UTF-8 that ends too early": [1007, frame(Buffer.from([0x22, 0xe2, 0x82]))],
  "a binary message": [1007, frame("{}", { opcode: BINARY })],
  "an empty message": [1007, frame("")],
  "no JSON": [1007, frame("hello?")],
  "JSON that is cut": [1007, frame('{"type": "acknow')],
  "JSON that is no object": [1007, frame('["hello"]')],
  "JSON with something after it": [1007, frame("{} {}")],
  "JSON of a thousand brackets": [1007, frame("[".repeat(1000))],
  "an unknown type": [1008, frame('{"type": "subscribe"}')],
  "no type": [1008, frame("{}")],
  "a type that is a number": [1008, frame('{"type": 1}')],
  "a second hello": [1008, hello],
  "an oversized message": [1009, frame("x".repeat(2001))],
  "an oversized message that is only announced": [1009, frame("x", { length: 2 ** 40 })],
  "a length with its highest bit set": [[1002, 1009], Buffer.concat([Buffer.from([0x81, 0xff]), Buffer.alloc(12, 0xff)])],
  "an oversized message in fragments": [1009, Buffer.concat([frame("x".repeat(1500), { fin: false }),
    frame("x".repeat(1500), { opcode: CONTINUATION })])],
  "an oversized message in many fragments": [1009, Buffer.concat([frame("x", { fin: false }),
    ...Array.from({ length: 300 }, () => frame("xxxxxxxxxx", { opcode: CONTINUATION, fin: false }))])],
  "too many messages": [1008, Buffer.concat(Array.from({ length: 500 }, () => frame('{"type": "message", "payload": 1}')))],
  "too many pings": [1008, Buffer.concat(Array.from({ length: 500 }, () => frame("", { opcode: PING })))],
  "too many pongs that nobody asked for": [1008, Buffer.concat(Array.from({ length: 500 }, () => frame("", { opcode: PONG })))],
  "a message of endless empty fragments": [1008, Buffer.concat([frame("", { fin: false }),
    ...Array.from({ length: 100000 }, () => frame("", { opcode: CONTINUATION, fin: false }))])],
};

for (const [name, [codes, bytes]] of Object.entries(cases))
  test(`${name}: ${codes}`, async () => {
    const client = await new RawClient(server).hello("ada");
    client.write(bytes);
    const code = await client.closeCode();
    assert.ok([codes].flat().includes(code), `closed with ${code}`);
    await client.closed; // though the client answers nothing
  });

test("an acknowledgement of what was never sent is a violation: 1008", async () => {
  const client = await new RawClient(server).hello("ada");
  const { stream } = client.messages()[0];
  client.write(frame(JSON.stringify({ type: "acknowledge", stream, sequence: 7 })));
  assert.equal(await client.closeCode(), 1008);
  foreignAcknowledgements += 1;
  await client.closed;
});

test("an acknowledgement in another's name confirms nothing", async () => {
  const bob = new Client(server, "bob", "t", { acknowledge: false });
  await bob.welcomed();
  bob.startRun("n");
  await bob.completed();
  const ada = await new RawClient(server).hello("ada");
  ada.write(frame(JSON.stringify({ type: "acknowledge", stream: bob.stream, sequence: 1 })));
  assert.equal(await ada.closeCode(), 1008);
  await ada.closed;
  foreignAcknowledgements += 1;
  assert.equal((await server.figures()).managers.events_pending, 6);
  bob.acknowledges = true; // at the next retry
  await server.settled();
  await bob.close();
});

for (const [name, message] of Object.entries({
  "no sequence": { type: "acknowledge", stream: "0".repeat(32) },
  "a stream that is none": { type: "acknowledge", stream: "x", sequence: 1 },
  "a negative sequence": { type: "acknowledge", stream: "0".repeat(32), sequence: -1 },
  "a sequence of 1.5": { type: "acknowledge", stream: "0".repeat(32), sequence: 1.5 },
}))
  test(`an acknowledgement with ${name}: 1008`, async () => {
    const client = await new RawClient(server).hello("ada");
    client.write(frame(JSON.stringify(message)));
    assert.equal(await client.closeCode(), 1008);
    await client.closed;
    foreignAcknowledgements = (await server.figures()).managers.violations.foreign_acknowledgement;
  });

for (const [name, first] of Object.entries({
  "an event before the hello": { type: "message", payload: { run: "x" } },
  "an acknowledgement before the hello": { type: "acknowledge", stream: "0".repeat(32), sequence: 1 },
}))
  test(`${name}: 1008`, async () => {
    const client = await new RawClient(server).upgrade("ada");
    client.write(frame(JSON.stringify(first)));
    assert.equal(await client.closeCode(), 1008);
    await client.closed;
    foreignAcknowledgements = (await server.figures()).managers.violations.foreign_acknowledgement;
  });

test("pings are answered, and a message may come in fragments with a ping between", async () => {
  const client = await new RawClient(server).upgrade("ada");
  const text = JSON.stringify({ type: "hello" });
  client.write(Buffer.concat([frame(text.slice(0, 5), { fin: false }), frame("hey", { opcode: PING }),
    frame("", { opcode: CONTINUATION, fin: false }), frame(text.slice(5), { opcode: CONTINUATION })]));
  await until(() => client.messages().length === 1, "the welcome");
  const pong = client.frames().find(({ opcode }) => opcode === PONG);
  assert.equal(pong.payload.toString(), "hey");
  client.write(frame(Buffer.from([3, 232]), { opcode: CLOSE }));
  assert.equal(await client.closeCode(), 1000);
  await client.closed;
});

test("a frame that comes byte by byte is a frame", async () => {
  const client = await new RawClient(server).upgrade("ada");
  client.socket.setNoDelay(true);
  for (const byte of hello) {
    client.write(Buffer.from([byte]));
    await new Promise(setImmediate);
  }
  await until(() => client.messages().length === 1, "the welcome");
  client.socket.destroy();
  await client.closed;
});

test("a line cut in the middle of a frame is only gone", async () => {
  for (const cut of [1, 2, 5, 20]) {
    const client = await new RawClient(server).hello("ada");
    client.write(frame('{"type": "message", "payload": 1}', { opcode: TEXT }).subarray(0, cut));
    await new Promise(setImmediate);
    client.socket.destroy();
    await client.closed;
  }
});

after(endServers);
