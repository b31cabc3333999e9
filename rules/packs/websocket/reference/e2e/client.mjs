// A client of the wire protocol, as an application would write it: says hello, takes each event once,
// acknowledges it whenever it comes, and comes back where it was.
import assert from "node:assert/strict";
import WebSocket from "ws";

import { ORIGIN, tokenOf, until } from "./demo_server.mjs";

export const GOLDEN_PATH = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

export function urlOf(server, thread) {
  return `ws://127.0.0.1:${server.port}/websocket?thread=${encodeURIComponent(thread)}`;
}

export class Client {
  // `after`: another client, whose place this one takes (a reconnect), with what the application has of it.
  constructor(server, user, thread, { acknowledge = true, after = null, hello = true, headerToken = false } = {}) {
    this.user = user;
    this.thread = thread;
    this.acknowledges = acknowledge;
    this.events = after ? [...after.events] : []; // what the application has seen
    this.known = new Set(after ? after.known : []);
    this.arrivals = []; // sequences, as often as they came on this line
    this.stream = after?.stream ?? null;
    this.last = after?.last ?? 0;
    this.welcome = null;
    this.faults = [];
    const protocols = headerToken ? ["ssot.websocket.v1"] : ["ssot.websocket.v1", `bearer.${tokenOf(user)}`];
    const headers = headerToken ? { authorization: `Bearer ${tokenOf(user)}` } : {};
    this.socket = new WebSocket(urlOf(server, thread), protocols, { origin: ORIGIN, headers });
    this.closed = new Promise((resolve) =>
      this.socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() })),
    );
    this.socket.on("error", (error) => this.faults.push(error.message));
    this.socket.on("message", (data, isBinary) => this.#receive(data, isBinary));
    if (hello)
      this.socket.on("open", () =>
        this.send(after ? { type: "hello", resume: { stream: this.stream, after: this.last } } : { type: "hello" }),
      );
  }

  #receive(data, isBinary) {
    assert.equal(isBinary, false);
    const message = JSON.parse(data);
    if (message.type === "welcome") {
      assert.equal(this.welcome, null, "welcomed twice");
      this.welcome = message;
      if (message.stream !== this.stream) this.last = message.after;
      this.stream = message.stream;
      return;
    }
    assert.equal(message.type, "event");
    assert.ok(this.welcome, "an event before the welcome");
    assert.equal(message.stream, this.stream);
    this.arrivals.push(message.sequence);
    const id = `${message.stream} ${message.sequence}`;
    if (!this.known.has(id)) {
      this.known.add(id);
      this.events.push(message);
      this.last = Math.max(this.last, message.sequence);
    }
    if (this.acknowledges) this.acknowledge(message);
  }

  acknowledge({ stream, sequence }) {
    this.send({ type: "acknowledge", stream, sequence });
  }

  send(message) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  startRun(nonce) {
    this.send({ type: "message", payload: { run: nonce } });
  }

  welcomed() {
    return until(() => this.welcome, () => `a welcome for ${this.user}/${this.thread}: ${this.faults}`);
  }

  // The golden path's events of runs, in the order in which they came first.
  goldenPath(nonce) {
    return this.events.filter(
      ({ event, payload }) => GOLDEN_PATH.includes(event) && (!nonce || payload.nonce === nonce),
    );
  }

  completed(runs = 1) {
    return until(
      () => this.goldenPath().filter(({ event }) => event === "agent_completed").length >= runs,
      () => `${runs} runs of ${this.user}/${this.thread}: ${JSON.stringify(this.events)} ${this.faults}`,
    );
  }

  // Everything is this context's, and each run's five are there, once each, in order.
  assertRuns(nonces) {
    const label = `${this.user}/${this.thread}`;
    for (const { thread, payload, event } of this.events) {
      assert.equal(thread, this.thread, label);
      if (!GOLDEN_PATH.includes(event)) continue;
      assert.equal(payload.user, this.user, label);
      assert.equal(payload.thread, this.thread, label);
      assert.ok(nonces.includes(payload.nonce), `${label} got ${payload.nonce}`);
    }
    for (const nonce of nonces)
      assert.deepEqual(
        this.goldenPath(nonce).map(({ event }) => event),
        GOLDEN_PATH,
        `${label}: ${nonce}`,
      );
    assert.deepEqual(this.faults, [], label);
  }

  async close() {
    this.socket.close(1000);
    return this.closed;
  }

  // As when the network goes: no close frame.
  cut() {
    this.socket.terminate();
  }
}

// A run from start to end: the server still does what it is for.
export async function assertStillServes(server, user, thread = "still-serves") {
  const client = new Client(server, user, thread);
  await client.welcomed();
  client.startRun("still");
  await client.completed();
  client.assertRuns(["still/0"]);
  await server.settled(); // its last acknowledgement is in
  assert.equal((await client.close()).code, 1000);
}
