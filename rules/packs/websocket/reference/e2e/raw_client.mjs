// A client that writes bytes, not messages: for what no WebSocket library would send.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import net from "node:net";

import { ORIGIN, tokenOf, until } from "./demo_server.mjs";

const KEY = Buffer.from("the sample nonce").toString("base64");
const ACCEPT = createHash("sha1").update(KEY + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest("base64");

export const TEXT = 1;
export const BINARY = 2;
export const CONTINUATION = 0;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

// One frame, by default as a client has to write it.
export function frame(payload, { opcode = TEXT, fin = true, reserved = 0, masked = true, length = null } = {}) {
  const body = Buffer.isBuffer(payload) ? payload : Buffer.from(payload);
  const size = length ?? body.length;
  const header = [(fin ? 0x80 : 0) | (reserved << 4) | opcode];
  const bit = masked ? 0x80 : 0;
  if (size < 126) header.push(bit | size);
  else if (size < 65536) header.push(bit | 126, size >> 8, size & 255);
  else {
    const long = Buffer.alloc(8);
    long.writeBigUInt64BE(BigInt(size));
    header.push(bit | 127, ...long);
  }
  const mask = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);
  if (!masked) return Buffer.concat([Buffer.from(header), body]);
  return Buffer.concat([Buffer.from(header), mask, Buffer.from(body.map((byte, i) => byte ^ mask[i % 4]))]);
}

// The request a browser would send; null as a value leaves a header out, an array sends it several times.
export function request(user, changes = {}, target = "/websocket?thread=t", method = "GET") {
  const headers = {
    Host: "127.0.0.1",
    Connection: "Upgrade",
    Upgrade: "websocket",
    Origin: ORIGIN,
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": KEY,
    "Sec-WebSocket-Protocol": `ssot.websocket.v1, bearer.${tokenOf(user)}`,
    ...changes,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).filter((one) => one !== null).map((one) => `${name}: ${one}`),
  );
  return `${method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
}

export class RawClient {
  constructor(server, options = {}) {
    this.received = Buffer.alloc(0);
    this.over = false;
    this.socket = net.connect({ host: "127.0.0.1", port: server.port, ...options });
    this.socket.on("data", (data) => (this.received = Buffer.concat([this.received, data])));
    this.socket.on("error", () => {});
    this.connected = new Promise((resolve) => this.socket.on("connect", resolve));
    this.closed = new Promise((resolve) => this.socket.on("close", () => resolve((this.over = true))));
  }

  write(bytes) {
    if (!this.socket.destroyed) this.socket.write(bytes);
  }

  // The HTTP answer to what was written: its status.
  async status() {
    await until(() => this.received.includes("\r\n\r\n") || this.over, "an HTTP answer");
    const status = /^HTTP\/1\.1 (\d{3}) /.exec(this.received.toString("latin1"));
    assert.ok(status, `no HTTP answer but ${JSON.stringify(this.received.toString("latin1"))}`);
    return Number(status[1]);
  }

  async upgrade(user, thread = "t") {
    this.write(request(user, {}, `/websocket?thread=${thread}`));
    assert.equal(await this.status(), 101);
    const end = this.received.indexOf("\r\n\r\n") + 4;
    assert.match(this.received.toString("latin1", 0, end), new RegExp(`Sec-WebSocket-Accept: ${ACCEPT.replace(/[+]/g, "\\+")}`));
    assert.doesNotMatch(this.received.toString("latin1", 0, end), /bearer/);
    this.received = this.received.subarray(end);
    return this;
  }

  async hello(user, thread) {
    await this.upgrade(user, thread);
    this.write(frame(JSON.stringify({ type: "hello" })));
    await until(() => this.frames().length > 0, "the welcome");
    return this;
  }

  // The whole frames that came so far: [{opcode, payload}].
  frames() {
    const frames = [];
    let at = 0;
    const bytes = this.received;
    while (bytes.length >= at + 2) {
      let size = bytes[at + 1] & 127;
      let header = 2;
      if (size === 126) {
        if (bytes.length < at + 4) break;
        size = bytes.readUInt16BE(at + 2);
        header = 4;
      } else if (size === 127) {
        if (bytes.length < at + 10) break;
        size = Number(bytes.readBigUInt64BE(at + 2));
        header = 10;
      }
      if (bytes.length < at + header + size) break;
      frames.push({ opcode: bytes[at] & 15, payload: bytes.subarray(at + header, at + header + size) });
      at += header + size;
    }
    return frames;
  }

  messages() {
    return this.frames()
      .filter(({ opcode }) => opcode === TEXT)
      .map(({ payload }) => JSON.parse(payload));
  }

  // With which code the server closes. Answers nothing: the server has to end the line by itself.
  async closeCode(ms) {
    const close = await until(() => this.frames().find(({ opcode }) => opcode === CLOSE), "a close frame", ms);
    return close.payload.length >= 2 ? close.payload.readUInt16BE(0) : 1005;
  }
}
