// Starts ssot-websocket-demo for a test, asks it for its figures, and ends it. The program is named by the
// environment variable SSOT_WEBSOCKET_DEMO.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const ORIGIN = "https://app.example";

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Waits for `check` to return something true, and says what was waited for when it never does.
export async function until(check, what, ms = 30000) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) assert.fail(`waited in vain for ${typeof what === "function" ? what() : what}`);
    await pause(20);
  }
}

export const tokenOf = (user) => `token-${Buffer.from(user).toString("hex")}`;

// A test that failed leaves its server behind, and with it the lines that keep this process alive.
const running = new Set();
export const endServers = () => running.forEach((child) => child.kill("SIGKILL"));
process.on("exit", endServers);

class DemoServer {
  constructor(child, folder) {
    this.child = child;
    this.folder = folder;
    this.lines = [];
    this.errors = "";
    running.add(child);
    this.exited = new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal })));
    this.exited.then(() => running.delete(child));
    createInterface({ input: child.stdout }).on("line", (line) => this.lines.push(line));
    child.stderr.on("data", (data) => (this.errors += data));
  }

  async ready() {
    let over = false;
    this.exited.then(() => (over = true));
    await until(() => this.lines.length > 0 || over, "the server to say its port");
    const port = /^Listening on port (\d+)$/.exec(this.lines[0] ?? "");
    assert.ok(port, `the server did not start: ${this.errors}`);
    this.port = Number(port[1]);
    return this;
  }

  get(path) {
    return new Promise((resolve, reject) => {
      http
        .get({ host: "127.0.0.1", port: this.port, path, agent: false }, (response) => {
          let body = "";
          response.on("data", (data) => (body += data));
          response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
          response.on("error", reject);
        })
        .on("error", reject);
    });
  }

  async figures() {
    return JSON.parse((await this.get("/figures")).body);
  }

  // Until every event of every agent is settled and every client that left is gone.
  settled(ms = 30000) {
    let last;
    return until(
      async () => {
        last = await this.figures();
        const { managers, agents } = last;
        const sum = managers.events_confirmed + managers.events_failed + managers.events_pending;
        assert.equal(managers.events_accepted, sum);
        return managers.events_pending === 0 && agents.runs_started === agents.runs_finished && last;
      },
      () => `everything to be settled: ${JSON.stringify(last)}`,
      ms,
    );
  }

  kill(signal) {
    this.child.kill(signal);
  }

  // Ends it as an operator would; its last line are the final figures.
  async stop(signal = "SIGTERM") {
    this.kill(signal);
    const end = await this.exited;
    rmSync(this.folder, { recursive: true, force: true });
    assert.deepEqual(end, { code: 0, signal: null }, this.errors);
    assert.equal(this.errors, "");
    return JSON.parse(this.lines.at(-1));
  }
}

export async function startDemo(users, ...options) {
  const program = process.env.SSOT_WEBSOCKET_DEMO;
  assert.ok(program, "set SSOT_WEBSOCKET_DEMO to the path of ssot-websocket-demo");
  const folder = mkdtempSync(join(tmpdir(), "websocket-e2e-"));
  const file = join(folder, "tokens");
  writeFileSync(file, users.map((user) => `${user}:${tokenOf(user)}\n`).join(""));
  const child = spawn(program, ["--token-file", file, "--allow-origin", ORIGIN, ...options.map(String)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new DemoServer(child, folder).ready();
}

// What has to hold of the final figures after whatever happened.
export function assertExact(figures, violations = {}) {
  const { managers, agents } = figures;
  assert.equal(managers.events_accepted, managers.events_confirmed + managers.events_failed);
  assert.equal(managers.events_pending, 0);
  assert.equal(managers.events_accepted, agents.golden_path_taken + agents.ordinary_taken);
  assert.equal(agents.golden_path_taken, agents.told_confirmed + agents.told_failed);
  assert.deepEqual(managers.faults, []);
  assert.equal(managers.handler_errors, 0);
  assert.equal(figures.server.handler_errors, 0);
  for (const [kind, count] of Object.entries(managers.violations)) assert.equal(count, violations[kind] ?? 0, kind);
}
