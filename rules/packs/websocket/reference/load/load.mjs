// The load run: many connections from several processes, each client with its runs of five events. Afterwards every
// event that was accepted is confirmed or reported as failed, exactly, and nobody has seen anything of anybody else's;
// then the same again with half of the client processes killed (kill -9) in the middle.
//
// Usage: node load.mjs [--connections N] [--processes N] [--rounds N] [--spread MS] [--lifetime MS]
//                     [--payload-bytes N] [--json FILE]
// A round: each client asks for one run, evenly over --spread; with 0 all at once.
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { assertExact, startDemo, until } from "../e2e/demo_server.mjs";

const USERS = 500;
const PATIENCE = 600000;
// The second phase's runs take at least so long, so that there is a middle to kill clients in.
const KILLING_PHASE = 10000;
const AGENTS = 32;

class ClientProcess {
  constructor() {
    this.child = fork(fileURLToPath(new URL("load_client.mjs", import.meta.url)));
    this.waiting = new Map();
    this.next = 0;
    this.exited = new Promise((resolve) => this.child.on("exit", resolve));
    this.child.on("message", ({ id, value, error }) => {
      const { resolve, reject } = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) reject(new Error(error));
      else resolve(value);
    });
    this.exited.then(() => this.waiting.forEach(({ reject }) => reject(new Error("a client process is gone"))));
  }

  ask(name, argument) {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.send({ id, name, argument });
    });
  }

  end(signal) {
    this.child.kill(signal);
    return this.exited;
  }
}

const residentBytes = (pid) =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))[1]) * 1024;
const processorSeconds = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
const all = (processes, name, argument) => Promise.all(processes.map((one) => one.ask(name, argument)));
const sum = (values) => values.reduce((total, value) => total + value, 0);

async function openAll(server, connections, count) {
  const processes = Array.from({ length: count }, () => new ClientProcess());
  const before = residentBytes(server.child.pid);
  const started = Date.now();
  await Promise.all(
    processes.map((one, i) =>
      one.ask("open", {
        port: server.port,
        from: Math.floor((i * connections) / count),
        to: Math.floor(((i + 1) * connections) / count),
        users: USERS,
      }),
    ),
  );
  const seconds = (Date.now() - started) / 1000;
  assert.equal((await server.figures()).server.open, connections);
  return { processes, seconds, bytesEach: (residentBytes(server.child.pid) - before) / connections };
}

function start(connections, payloadBytes, ...options) {
  const users = Array.from({ length: Math.min(USERS, connections) }, (_, i) => `user-${i}`);
  return startDemo(users, "--max-connections", connections, "--payload-bytes", payloadBytes, "--idle-timeout", 600000,
    "--handshake-timeout", 60000, "--max-handshakes", 4096, ...options);
}

function summed(reports) {
  const total = {};
  for (const name of ["connections", "completed", "delivered", "foreign", "disordered"])
    total[name] = sum(reports.map((report) => report[name]));
  assert.deepEqual(reports.flatMap(({ faults }) => faults), []);
  return total;
}

// Everybody stays: everything is confirmed, and every client has all of its events.
async function everybodyStays({ connections, processes: count, rounds, spread, payloadBytes }) {
  const server = await start(connections, payloadBytes);
  const { processes, seconds: opening, bytesEach } = await openAll(server, connections, count);
  const processor = processorSeconds(server.child.pid);
  const started = Date.now();
  for (let round = 0; round < rounds; ++round) {
    await all(processes, "startRound", { round, spread });
    const wanted = connections * (round + 1);
    await until(async () => sum(await all(processes, "progress")) >= wanted, `round ${round}`, PATIENCE);
  }
  await server.settled(PATIENCE);
  const seconds = (Date.now() - started) / 1000;
  const peak = residentBytes(server.child.pid);
  const clients = summed(await all(processes, "report"));
  const processorUsed = processorSeconds(server.child.pid) - processor;
  await all(processes, "close");
  await Promise.all(processes.map((one) => one.end("SIGTERM")));
  const last = await server.stop();
  assertExact(last);
  assert.equal(last.managers.events_failed, 0);
  assert.equal(last.agents.golden_path_taken, connections * rounds * 5);
  assert.deepEqual(clients, { connections, completed: connections * rounds, delivered: connections * rounds * 5,
    foreign: 0, disordered: 0 });
  return row("everybody stays", { connections, opening, seconds, bytesEach, peak, processorUsed, clients, last });
}

// Half of the client processes are killed while runs go on. Whoever stays gets everything; what was sent to the
// others is confirmed as far as they got, and reported as failed when its lifetime is over.
async function halfIsKilled({ connections, processes: count, rounds, lifetime, payloadBytes }) {
  const stepPause = Math.ceil((KILLING_PHASE * AGENTS) / (connections * rounds * 4));
  const server = await start(connections, payloadBytes, "--lifetime", lifetime, "--first-retry", 1000, "--longest-retry",
    4000, "--step-pause", stepPause, "--agent-threads", AGENTS);
  const { processes, seconds: opening, bytesEach } = await openAll(server, connections, count);
  const processor = processorSeconds(server.child.pid);
  const started = Date.now();
  for (let round = 0; round < rounds; ++round) await all(processes, "startRound", { round, spread: 0 });
  const wanted = (connections * rounds) / 4;
  await until(async () => sum(await all(processes, "progress")) >= wanted, "a quarter of the runs", PATIENCE);
  const victims = processes.splice(0, Math.floor(count / 2));
  await Promise.all(victims.map((one) => one.end("SIGKILL")));
  const staying = connections - Math.floor((victims.length * connections) / count);
  await until(async () => sum(await all(processes, "progress")) >= staying * rounds, "the runs of who stayed", PATIENCE);
  await server.settled(PATIENCE);
  const seconds = (Date.now() - started) / 1000;
  const peak = residentBytes(server.child.pid);
  const clients = summed(await all(processes, "report"));
  const processorUsed = processorSeconds(server.child.pid) - processor;
  await all(processes, "close");
  await Promise.all(processes.map((one) => one.end("SIGTERM")));
  const last = await server.stop();
  assertExact(last);
  assert.equal(last.agents.runs_started, last.agents.runs_finished);
  assert.ok(last.managers.events_failed > 0, "nobody was killed in the middle");
  assert.deepEqual(clients, { connections: staying, completed: staying * rounds, delivered: staying * rounds * 5,
    foreign: 0, disordered: 0 });
  return row("half is killed (kill -9)", { connections, opening, seconds, bytesEach, peak, processorUsed, clients, last });
}

function row(phase, { connections, opening, seconds, bytesEach, peak, processorUsed, clients, last }) {
  const { managers, agents } = last;
  return {
    phase,
    connections,
    opened_per_second: Math.round(connections / opening),
    events_accepted: managers.events_accepted,
    events_confirmed: managers.events_confirmed,
    events_failed: managers.events_failed,
    events_unaccounted: managers.events_accepted - managers.events_confirmed - managers.events_failed,
    messages_repeated: managers.messages_repeated,
    cross_user_deliveries: clients.foreign,
    seconds: Number(seconds.toFixed(1)),
    events_per_second: Math.round(managers.events_accepted / seconds),
    p50_ms: Math.round(agents.confirmation_p50_ms * 10) / 10,
    p99_ms: Math.round(agents.confirmation_p99_ms * 10) / 10,
    server_bytes_per_connection: Math.round(bytesEach),
    server_peak_megabytes: Math.round(peak / 1e6),
    server_processor_seconds: Number(processorUsed.toFixed(1)),
  };
}

const { values } = parseArgs({
  options: {
    connections: { type: "string", default: "10000" },
    processes: { type: "string", default: "4" },
    rounds: { type: "string", default: "4" },
    spread: { type: "string", default: "20000" },
    lifetime: { type: "string", default: "20000" },
    "payload-bytes": { type: "string", default: "100" },
    json: { type: "string" },
  },
});
const options = { connections: Number(values.connections), processes: Number(values.processes),
  rounds: Number(values.rounds), spread: Number(values.spread), lifetime: Number(values.lifetime),
  payloadBytes: Number(values["payload-bytes"]) };
const rows = [];
for (const phase of [everybodyStays, halfIsKilled]) rows.push(await phase(options));
for (const name of Object.keys(rows[0]))
  console.log(name.padEnd(30) + rows.map((one) => String(one[name]).padStart(26)).join(""));
const text = JSON.stringify(rows, null, 2);
if (values.json) writeFileSync(values.json, `${text}\n`);
else console.log(text);
