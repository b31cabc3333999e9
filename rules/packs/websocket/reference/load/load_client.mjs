// One process of clients of the load run. Its parent (load.mjs) tells it by messages what to do, and may kill it.
import { Client, GOLDEN_PATH } from "../e2e/client.mjs";
import { pause } from "../e2e/demo_server.mjs";

const OPENING_AT_ONCE = 64;

let clients = [];

// Client number i is thread i / users of user i % users.
async function open({ port, from, to, users }) {
  let next = from;
  const worker = async () => {
    while (next < to) {
      const i = next++;
      const client = new Client({ port }, `user-${i % users}`, `thread-${Math.floor(i / users)}`);
      await client.welcomed();
      clients.push(client);
    }
  };
  await Promise.all(Array.from({ length: OPENING_AT_ONCE }, worker));
}

// Evenly over `spread` milliseconds: what all ask for at once tells how fast it can be, not how long one waits.
async function startRound({ round, spread }) {
  const started = Date.now();
  for (let next = 0; next < clients.length; ) {
    const due = Math.min(clients.length, 1 + Math.floor(((Date.now() - started) / (spread || 1)) * clients.length));
    for (; next < due; ++next) clients[next].startRun(`${clients[next].user} ${clients[next].thread} ${round}`);
    if (next < clients.length) await pause(5);
  }
}

const completedOf = (client) => client.events.filter(({ event }) => event === "agent_completed").length;

// What each client has seen, judged: everything its own, each run's five in order, once.
function report() {
  const result = { connections: clients.length, completed: 0, delivered: 0, foreign: 0, disordered: 0, faults: [] };
  for (const client of clients) {
    const runs = new Map();
    for (const { thread, event, payload } of client.events) {
      const own = `${client.user} ${client.thread} `;
      if (thread !== client.thread || !payload.nonce.startsWith(own)) result.foreign += 1;
      if (!GOLDEN_PATH.includes(event)) continue;
      if (payload.user !== client.user) result.foreign += 1;
      if (!runs.has(payload.nonce)) runs.set(payload.nonce, []);
      runs.get(payload.nonce).push(event);
      result.delivered += 1;
    }
    for (const events of runs.values()) if (events.join() !== GOLDEN_PATH.join()) result.disordered += 1;
    result.completed += completedOf(client);
    result.faults.push(...client.faults);
  }
  return result;
}

const work = {
  open,
  startRound,
  progress: () => clients.reduce((sum, client) => sum + completedOf(client), 0),
  report,
  close: async () => {
    await Promise.all(clients.map((client) => client.close()));
    clients = [];
  },
};

process.on("message", async ({ id, name, argument }) => {
  try {
    process.send({ id, value: (await work[name](argument)) ?? null });
  } catch (error) {
    process.send({ id, error: error.message });
  }
});
process.on("disconnect", () => process.exit(1)); // the parent is gone
