// Slow clients, silent clients, too many clients, and the end of the server.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";

import { Client, assertStillServes } from "./client.mjs";
import { assertExact, endServers, pause, startDemo, until } from "./demo_server.mjs";
import { RawClient, frame, request } from "./raw_client.mjs";

test("a client that reads nothing is closed, and its events are reported or kept, none lost", async () => {
  const server = await startDemo(["ada", "bob"], "--runs", 100, "--payload-bytes", 20000, "--first-retry", 300,
    "--write-stall-timeout", 700, "--close-timeout", 300, "--write-buffer-bytes", 100000,
    "--socket-buffer-bytes", 16384, "--lifetime", 10000);
  const slow = await new RawClient(server).hello("ada");
  slow.socket.pause();
  slow.write(frame(JSON.stringify({ type: "message", payload: { run: "slow" } })));
  await until(async () => (await server.figures()).server.stalls === 1, "the stall to be seen");
  await until(async () => (await server.figures()).server.open === 0, "the client to be dropped");
  slow.socket.destroy();
  // Its successor gets what is not given up yet, in order; everything is settled in the end.
  const next = new Client(server, "ada", "t");
  await next.welcomed();
  const figures = await server.settled();
  assert.equal(figures.agents.golden_path_taken, figures.agents.told_confirmed + figures.agents.told_failed);
  assert.ok(figures.agents.told_confirmed > 0);
  assert.deepEqual(next.arrivals.filter((sequence, i) => i === next.arrivals.indexOf(sequence)),
    [...new Set(next.arrivals)].sort((a, b) => a - b));
  await next.close();
  assertExact(await server.stop());
});

test("a client that reads slowly, but reads, gets everything in order", async () => {
  const server = await startDemo(["ada"], "--runs", 30, "--payload-bytes", 20000, "--write-buffer-bytes", 50000,
    "--socket-buffer-bytes", 16384, "--queue-limit", 4096, "--first-retry", 20000);
  const client = new Client(server, "ada", "t");
  await client.welcomed();
  client.startRun("n");
  while (client.goldenPath().length < 150) {
    client.socket.pause();
    await pause(10);
    client.socket.resume();
    await pause(2);
  }
  client.assertRuns(Array.from({ length: 30 }, (_, run) => `n/${run}`));
  await server.settled();
  await client.close();
  const last = await server.stop();
  assertExact(last);
  assert.equal(last.managers.events_failed, 0);
  assert.equal(last.managers.messages_repeated, 0, "what waits for room is not written again");
});

test("a silent client is closed with 1001, one that answers pings is not", async () => {
  const server = await startDemo(["ada"], "--idle-timeout", 2500, "--close-timeout", 300);
  const silent = await new RawClient(server).hello("ada");
  const answering = new Client(server, "ada", "t"); // ws answers pings by itself
  await answering.welcomed();
  assert.equal(await silent.closeCode(), 1001);
  await silent.closed;
  await pause(3000);
  assert.equal(answering.socket.readyState, answering.socket.OPEN);
  await answering.close();
  const last = await server.stop();
  assertExact(last);
  assert.equal(last.server.idle, 1);
});

test("one client too many is answered 503, until another goes", async () => {
  const server = await startDemo(["ada"], "--max-connections", 5);
  const clients = Array.from({ length: 5 }, (_, i) => new Client(server, "ada", `t-${i}`));
  await Promise.all(clients.map((client) => client.welcomed()));
  const sixth = new Client(server, "ada", "t-6");
  await sixth.closed;
  assert.deepEqual(sixth.faults, ["Unexpected server response: 503"]);
  assert.equal((await server.get("/healthz")).status, 200);
  await clients[0].close();
  await until(async () => (await server.figures()).server.open === 4, "a free place");
  await assertStillServes(server, "ada");
  await Promise.all(clients.slice(1).map((client) => client.close()));
  assertExact(await server.stop());
});

test("one connection too many of one user is answered 429, and nobody else is held up", async () => {
  const server = await startDemo(["ada", "bob"], "--max-connections-of-a-user", 3);
  const clients = Array.from({ length: 3 }, (_, i) => new Client(server, "ada", `t-${i}`));
  await Promise.all(clients.map((client) => client.welcomed()));
  const fourth = new Client(server, "ada", "t-0");
  await fourth.closed;
  assert.deepEqual(fourth.faults, ["Unexpected server response: 429"]);
  await assertStillServes(server, "bob");
  clients[0].cut();
  await until(async () => (await server.figures()).server.open === 2, "a free place");
  await assertStillServes(server, "ada");
  await Promise.all(clients.slice(1).map((client) => client.close()));
  assertExact(await server.stop());
});

test("half-open handshakes are bounded", async () => {
  const server = await startDemo(["ada"], "--max-handshakes", 20, "--handshake-timeout", 5000);
  const half = Array.from({ length: 60 }, () => new RawClient(server));
  await Promise.all(half.map((client) => client.connected));
  for (const client of half) client.write(request("ada").slice(0, 30));
  await until(() => half.filter(({ over }) => over).length >= 40, "those beyond the limit to be dropped");
  assert.equal(half.slice(40).some(({ over }) => over), false, "the first have to go");
  await assertStillServes(server, "ada"); // the next may come in all the same
  await Promise.all(half.map((client) => client.closed)); // and the others in time
  await assertStillServes(server, "ada");
  const last = await server.stop();
  assert.equal(last.server.handshakes_dropped + last.server.handshakes_late, 60);
  assert.ok(last.server.handshakes_dropped > 40);
  assertExact(last);
});

test("at the end clients are told 1001, and the figures are exact", async () => {
  const server = await startDemo(["ada", "bob"], "--step-pause", 30, "--runs", 20, "--agent-threads", 40,
    "--close-timeout", 300);
  const clients = Array.from({ length: 20 }, (_, i) => new Client(server, i % 2 ? "ada" : "bob", `t-${i}`));
  const mute = await new RawClient(server).hello("ada"); // does not answer the close
  const half = new RawClient(server);
  half.write("GET / HT");
  await Promise.all(clients.map((client) => client.welcomed()));
  clients.forEach((client) => client.startRun("n"));
  await until(() => clients.every(({ events }) => events.length > 0), "the first events");
  const last = await server.stop();
  for (const client of clients) assert.equal((await client.closed).code, 1001);
  assert.equal(await mute.closeCode(), 1001);
  await Promise.all([mute.closed, half.closed]);
  assertExact(last);
  assert.equal(last.server.open, 0);
  assert.equal(last.managers.managers, 0);
  assert.equal(last.managers.connections, 0);
  assert.ok(last.managers.events_failed > 0, "what was on its way is reported");
});

test("a server that nobody came to ends at once, on SIGINT as on SIGTERM", async () => {
  for (const signal of ["SIGINT", "SIGTERM"]) {
    const server = await startDemo(["ada"]);
    const started = Date.now();
    assertExact(await server.stop(signal));
    assert.ok(Date.now() - started < 2000);
  }
});

test("clients that are killed with kill -9 lose nothing that is not reported", async () => {
  const server = await startDemo(["ada", "bob"], "--step-pause", 20, "--runs", 200, "--agent-threads", 32, "--lifetime", 1500,
    "--first-retry", 200, "--queue-limit", 4096);
  const program = `
    import { Client } from ${JSON.stringify(new URL("./client.mjs", import.meta.url))};
    const clients = Array.from({ length: 10 }, (_, i) => new Client({ port: ${server.port} }, "ada", "t-" + i));
    await Promise.all(clients.map((client) => client.welcomed()));
    clients.forEach((client) => client.startRun("n"));
    console.log("running");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  const bystander = new Client(server, "bob", "t");
  await bystander.welcomed();
  await pause(200);
  child.kill("SIGKILL");
  await once(child, "exit");
  const figures = await server.settled(120000);
  assert.equal(figures.agents.told_confirmed + figures.agents.told_failed, 2000 * 5);
  assert.ok(figures.agents.told_failed > 0);
  assert.equal(bystander.events.length, 0);
  await bystander.close();
  assertExact(await server.stop());
});

test("the server is named by an address that it can listen on, or says why not", async () => {
  const server = await startDemo(["ada"]);
  await assert.rejects(startDemo(["ada"], "--port", server.port), /Cannot listen on 127\.0\.0\.1, port \d+: /);
  await assert.rejects(startDemo(["ada"], "--address", "nowhere"), /Cannot listen on nowhere/);
  await assert.rejects(startDemo(["a:b\u0001"]), /tokens, line 1: /);
  assertExact(await server.stop());
});

after(endServers);
