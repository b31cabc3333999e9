// Many users at once: each sees its own five events, in order, and nobody else's.
import assert from "node:assert/strict";
import test, { after } from "node:test";

import { Client, assertStillServes } from "./client.mjs";
import { assertExact, endServers, startDemo } from "./demo_server.mjs";

test("one user sees the five events of a run", async () => {
  const server = await startDemo(["ada"]);
  const client = new Client(server, "ada", "t-1", { headerToken: true });
  assert.deepEqual({ ...(await client.welcomed()), stream: "" }, { type: "welcome", stream: "", after: 0, missed: 0 });
  client.startRun("first");
  await client.completed();
  client.assertRuns(["first/0"]);
  await server.settled();
  assert.equal(client.socket.protocol, "ssot.websocket.v1");
  assert.deepEqual(await client.close(), { code: 1000, reason: "" });
  const last = await server.stop();
  assertExact(last);
  assert.equal(last.managers.events_confirmed, 6); // the five, and one of the agent's own
  assert.equal(last.managers.managers, 0);
});

test("200 users with three threads each see their own events only", async () => {
  const users = Array.from({ length: 200 }, (_, i) => `user-${i}`);
  const server = await startDemo(users, "--runs", 2);
  const clients = users.flatMap((user) => ["x", "y", "z"].map((thread) => new Client(server, user, thread)));
  await Promise.all(clients.map((client) => client.welcomed()));
  assert.equal(new Set(clients.map((client) => client.stream)).size, clients.length);
  for (const client of clients) client.startRun(`${client.user} ${client.thread}`);
  await Promise.all(clients.map((client) => client.completed(2)));
  for (const client of clients) {
    const nonce = `${client.user} ${client.thread}`;
    client.assertRuns([`${nonce}/0`, `${nonce}/1`]);
  }
  await server.settled();
  await Promise.all(clients.map((client) => client.close()));
  const last = await server.stop();
  assertExact(last);
  assert.equal(last.managers.events_accepted, 600 * 2 * 6);
  assert.equal(last.managers.events_failed, 0);
  assert.equal(last.managers.managers_made, 600);
});

test("ids that would be the same if glued stay apart", async () => {
  const pairs = [["a", "b:c"], ["a:b", "c"], ["a", "bc"], ["ab", "c"], ["a/b", "c"], ["a", "b/c"], ["a b", "c"],
    ["a", "b c"], ["é", "t"], ["e\u0301", "t"], ["a", "%62:c"], ["a", "b+c"], ["a", "b&thread=c"]];
  const server = await startDemo([...new Set(pairs.map(([user]) => user))]);
  const clients = pairs.map(([user, thread]) => new Client(server, user, thread));
  await Promise.all(clients.map((client) => client.welcomed()));
  clients.forEach((client, i) => client.startRun(`pair ${i}`));
  await Promise.all(clients.map((client) => client.completed()));
  clients.forEach((client, i) => client.assertRuns([`pair ${i}/0`]));
  await server.settled();
  await Promise.all(clients.map((client) => client.close()));
  const last = await server.stop();
  assertExact(last);
  assert.equal(last.managers.managers_made, pairs.length);
});

test("an event for another context is refused, counted as a violation, and delivered to nobody", async () => {
  const server = await startDemo(["ada", "t-1"], "--misdirected", 3);
  const ada = new Client(server, "ada", "t-1");
  const other = new Client(server, "t-1", "ada"); // whom the agent's fault would reach
  await Promise.all([ada.welcomed(), other.welcomed()]);
  ada.startRun("n");
  await ada.completed();
  await server.settled();
  assert.equal(other.events.length, 0);
  ada.assertRuns(["n/0"]);
  await Promise.all([ada.close(), other.close()]);
  await assertStillServes(server, "ada");
  assertExact(await server.stop(), { foreign_event: 6 });
});

after(endServers);
