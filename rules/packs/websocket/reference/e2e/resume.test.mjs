// Lines that break and come back: nothing twice to the application, nothing lost.
import assert from "node:assert/strict";
import test, { after } from "node:test";

import { Client, GOLDEN_PATH, assertStillServes } from "./client.mjs";
import { assertExact, endServers, pause, startDemo, until } from "./demo_server.mjs";

test("a client that is cut off in the middle of runs comes back for the rest", async () => {
  const users = Array.from({ length: 20 }, (_, i) => `user-${i}`);
  const server = await startDemo(users, "--step-pause", 300, "--runs", 3, "--agent-threads", 60,
    "--first-retry", 500);
  await Promise.all(
    users.map(async (user, i) => {
      let client = new Client(server, user, "t");
      await client.welcomed();
      const stream = client.stream;
      client.startRun(user);
      await until(() => client.arrivals.length > 0, "the first event"); // from here on agents hold the manager
      for (let cut = 0; cut < 3; ++cut) {
        await pause(10 + ((i * 7 + cut * 13) % 60));
        client.cut();
        await client.closed;
        if (cut === 1) await pause(80); // events wait without a client
        client = new Client(server, user, "t", { after: client });
        await client.welcomed();
        assert.equal(client.stream, stream, "the manager was held by its agents");
        assert.equal(client.welcome.missed, 0);
      }
      await client.completed(3);
      client.assertRuns([0, 1, 2].map((run) => `${user}/${run}`));
      await until(async () => (await server.figures()).agents.runs_finished === 60, "all runs");
      await client.close();
    }),
  );
  const last = await server.stop();
  assertExact(last);
  assert.equal(last.managers.events_failed, 0);
});

test("an event that nobody acknowledged comes again, once to the application", async () => {
  const server = await startDemo(["ada"], "--first-retry", 200, "--longest-retry", 400);
  const client = new Client(server, "ada", "t", { acknowledge: false });
  await client.welcomed();
  client.startRun("n");
  await until(() => client.arrivals.length >= 18, "each event three times");
  assert.equal(client.events.length, 6);
  client.assertRuns(["n/0"]);
  assert.deepEqual([...new Set(client.arrivals)], [1, 2, 3, 4, 5, 6]);
  client.acknowledges = true;
  await server.settled();
  await client.close();
  const last = await server.stop();
  assertExact(last);
  assert.ok(last.managers.messages_repeated >= 12);
});

test("an event that nobody ever acknowledges is reported as failed, exactly once", async () => {
  const server = await startDemo(["ada"], "--first-retry", 50, "--longest-retry", 100, "--lifetime", 600);
  const client = new Client(server, "ada", "t", { acknowledge: false });
  await client.welcomed();
  client.startRun("n");
  const figures = await server.settled();
  assert.equal(figures.agents.told_failed, 5);
  for (const event of client.events) client.acknowledge(event); // too late
  await until(async () => (await server.figures()).managers.late_confirmations > 0, "a late confirmation");
  assert.equal((await server.figures()).managers.events_confirmed, 0);
  assert.equal((await client.close()).code, 1000);
  await assertStillServes(server, "ada");
  const last = await server.stop();
  assertExact(last);
  assert.equal(last.agents.told_failed, 5);
});

test("a second tab sees the same events, and one acknowledgement is enough", async () => {
  const server = await startDemo(["ada"]);
  const first = new Client(server, "ada", "t");
  await first.welcomed();
  const second = new Client(server, "ada", "t", { acknowledge: false });
  await second.welcomed();
  assert.equal(second.stream, first.stream);
  first.startRun("both");
  await Promise.all([first.completed(), second.completed()]);
  first.assertRuns(["both/0"]);
  second.assertRuns(["both/0"]);
  await server.settled();
  first.cut();
  await first.closed;
  second.acknowledges = true;
  second.startRun("alone");
  await second.completed(2);
  second.assertRuns(["both/0", "alone/0"]);
  await server.settled();
  await second.close();
  const last = await server.stop();
  assertExact(last);
  assert.equal(last.managers.managers_made, 1);
});

test("a stream that is no more is not resumed", async () => {
  const server = await startDemo(["ada"]);
  const first = new Client(server, "ada", "t");
  await first.welcomed();
  first.startRun("one");
  await first.completed();
  await server.settled();
  await first.close();
  await until(async () => (await server.figures()).managers.managers === 0, "the manager to go");
  const second = new Client(server, "ada", "t", { after: first });
  await second.welcomed();
  assert.notEqual(second.welcome.stream, first.welcome.stream);
  assert.deepEqual([second.welcome.after, second.welcome.missed], [0, 0]);
  second.startRun("two");
  await second.completed(2);
  assert.deepEqual(second.goldenPath("two/0").map(({ event }) => event), GOLDEN_PATH);
  await server.settled();
  await second.close();
  assertExact(await server.stop());
});

test("events that were sent before a client came wait for it", async () => {
  const server = await startDemo(["ada"], "--runs-on-connect", 1);
  const client = new Client(server, "ada", "t", { hello: false });
  await until(async () => (await server.figures()).managers.events_accepted === 6, "the run");
  assert.equal(client.arrivals.length, 0, "nothing is written before the hello");
  client.send({ type: "hello" });
  await client.completed();
  client.assertRuns(["connect/0"]);
  await server.settled();
  await client.close();
  assertExact(await server.stop());
});

after(endServers);
