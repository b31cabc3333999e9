// Clients that mean harm, many at once: lines cut after every single byte, random frames, half-open handshakes by the
// hundred, clients that stop reading in the middle of a close. All the while an honest client is served.
import assert from "node:assert/strict";
import test, { after } from "node:test";

import { Client, assertStillServes } from "./client.mjs";
import { assertExact, endServers, pause, startDemo, tokenOf, until } from "./demo_server.mjs";
import { CLOSE, CONTINUATION, PING, RawClient, frame, request } from "./raw_client.mjs";

// The same numbers in each run (mulberry32).
function numbers(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

// An honest client at work while `attack` goes on; afterwards everything is as it should be.
async function whileServing(options, attack, check = () => {}) {
  const server = await startDemo(["ada", "bob"], "--close-timeout", 300, "--first-retry", 500,
    "--lifetime", 4000, ...options);
  const honest = new Client(server, "bob", "honest");
  await honest.welcomed();
  let over = false;
  const attacked = attack(server).finally(() => (over = true));
  let runs = 0;
  while (!over || runs < 3) {
    honest.startRun(`run ${runs}`);
    await honest.completed(++runs);
    await pause(20);
  }
  await attacked;
  honest.assertRuns(Array.from({ length: runs }, (_, run) => `run ${run}/0`));
  await server.settled();
  await until(async () => (await server.figures()).server.open === 1, "the attackers to be gone");
  await until(async () => (await server.figures()).server.handshakes === 1, "their handshakes to be gone");
  await honest.close();
  await assertStillServes(server, "ada");
  const last = await server.stop();
  check(last);
  const { foreign_acknowledgement } = last.managers.violations;
  assertExact(last, { foreign_acknowledgement });
}

test("a line may be cut after each of its bytes", () =>
  whileServing([], async (server) => {
    const hello = frame(JSON.stringify({ type: "hello" }));
    const run = frame(JSON.stringify({ type: "message", payload: { run: "x" } }));
    const bytes = Buffer.concat([Buffer.from(request("ada")), hello, run, frame(Buffer.from([3, 232]), { opcode: CLOSE })]);
    const upgradeEnds = bytes.indexOf("\r\n\r\n") + 4;
    const cut = async (length, reset) => {
      const line = new RawClient(server);
      await line.connected;
      line.write(bytes.subarray(0, Math.min(length, upgradeEnds)));
      if (length > upgradeEnds) {
        await line.status();
        line.write(bytes.subarray(upgradeEnds, length));
      }
      if (length % 3 === 0) await pause(1);
      if (reset) line.socket.resetAndDestroy();
      else line.socket.end();
      await line.closed;
    };
    for (let length = 0; length <= bytes.length; length += 8)
      await Promise.all(Array.from({ length: 8 }, (_, i) => cut(length + i, i % 2 === 0)));
  }));

test("random frames break nothing", () =>
  whileServing(["--max-message-bytes", 1000], async (server) => {
    const random = numbers(4);
    const attack = async () => {
      const line = await new RawClient(server).hello("ada", `t-${random(3)}`);
      const { stream } = line.messages()[0];
      for (let i = 0; i < 20 && !line.over; ++i) {
        const texts = [
          JSON.stringify({ type: "acknowledge", stream, sequence: random(8) }),
          JSON.stringify({ type: "message", payload: { run: "attack" } }),
          JSON.stringify({ type: "hello", resume: { stream, after: random(9) } }),
          "x".repeat(random(1200)),
          Buffer.from(Array.from({ length: random(40) }, () => random(256))),
        ];
        const changes = { opcode: random(3) ? [1, CONTINUATION, 2, PING, 10, CLOSE, 5][random(7)] : 1 };
        if (random(8) === 0) changes.fin = false;
        if (random(16) === 0) changes.reserved = random(8);
        if (random(16) === 0) changes.masked = false;
        if (random(16) === 0) changes.length = random(2) ? random(70000) : 2 ** random(50);
        const bytes = frame(random(3) ? texts[1] : texts[random(texts.length)], random(3) ? {} : changes);
        line.write(random(10) ? bytes : bytes.subarray(0, random(bytes.length + 1)));
        if (random(4) === 0) await pause(random(4));
      }
      if (random(2)) line.socket.destroy();
      else line.socket.end();
      await line.closed;
    };
    for (let round = 0; round < 15; ++round) await Promise.all(Array.from({ length: 10 }, attack));
  }));

test("random bytes instead of a request break nothing", () =>
  whileServing([], async (server) => {
    const random = numbers(7);
    for (let round = 0; round < 20; ++round)
      await Promise.all(
        Array.from({ length: 10 }, async () => {
          const line = new RawClient(server);
          const bytes = Buffer.from(request("ada", { Authorization: random(2) ? `Bearer ${tokenOf("bob")}` : null }));
          for (let i = random(6); i > 0; --i) bytes[random(bytes.length)] = random(256);
          line.write(bytes);
          await pause(random(5));
          line.socket.destroy();
          await line.closed;
        }),
      );
  }));

test("half-open handshakes by the hundred keep nobody out", () =>
  whileServing(["--max-handshakes", 100, "--handshake-timeout", 1000], async (server) => {
    const lines = Array.from({ length: 600 }, () => new RawClient(server));
    for (const line of lines) line.write("GET /websocket");
    await pause(100);
    for (let i = 0; i < 10; ++i) await assertStillServes(server, "ada", `late-${i}`);
    await Promise.all(lines.map((line) => line.closed));
  }));

// A close has to wait for a message that does not go out, while the client breaks the protocol: nothing is left behind.
test("clients that read nothing and break the protocol are dropped", () =>
  whileServing(["--payload-bytes", 60000, "--write-stall-timeout", 500, "--socket-buffer-bytes", 8192], async (server) => {
    const lines = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const line = new RawClient(server);
        await line.hello("ada", `t-${i}`);
        line.socket.pause();
        for (let run = 0; run < 20; ++run)
          line.write(frame(JSON.stringify({ type: "message", payload: { run: "x" } })));
        return line;
      }),
    );
    await pause(200);
    lines.forEach((line, i) => {
      if (i % 4 === 0) line.write(frame("x", { reserved: 7 }));
      if (i % 4 === 1) line.write(frame("not json"));
      if (i % 4 === 2) line.write(frame("ping", { opcode: PING }));
      if (i % 4 === 3) line.write(frame(Buffer.from([3, 232]), { opcode: CLOSE }));
    });
    let open;
    await until(
      async () => (open = (await server.figures()).server).open === 1,
      () => `all of them to be dropped: ${JSON.stringify(open)}`,
    );
    lines.forEach((line) => line.socket.destroy());
  }));

after(endServers);
