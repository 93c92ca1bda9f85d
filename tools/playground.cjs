// Preloaded into the Teams playground (`node -r`), which has no settings for either of these:
//
// 1. It listens on every interface. Here: on loopback only.
// 2. It shows a page only what arrives while that page is open, loses what arrives before, and a reload empties the
//    chat (after which an update of an older card breaks the page). Here: whatever the bot sent, the person typed and
//    a click changed is remembered for the life of the process, and a page that opens gets the newest of it back, each
//    message in its last state. Not all: the page draws all that it shows anew for each one that comes, so that a long
//    chat would take it a minute. One of before that changes afterwards is shown as if it were new.
//
// docs/playground.md says what the playground does by itself.
"use strict";

const { randomBytes } = require("node:crypto");
const http = require("node:http");
const net = require("node:net");

const STREAM = "/_ws_conversation/v1/conversations/stream";
const PAGE_IS_READY = /^\/_debug\/conversation\/[^/]+\/installation$/; // the page sends it once it knows its conversations
const TYPED = /^\/_conversation\/v1\/conversations\/([^/]+)\/messages$/;
const CLICKED = "/_conversation/v1/invoke";
const CARD = "application/vnd.microsoft.card.adaptive";
const LONGEST_WAIT_MS = 5000;
const MOST_REPLAYED = 25;

// --- loopback -----------------------------------------------------------------------------------------------------

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function listenOnLoopback(port, ...rest) {
  return typeof port === "number" && typeof rest[0] !== "string"
    ? listen.call(this, port, "127.0.0.1", ...rest)
    : listen.call(this, port, ...rest);
};

// --- what the chat shows: message id -> the frame that makes a page show it -------------------------------------------

const shown = new Map();

function remember(frame) {
  if (frame.action === "createMessage") {
    shown.set(frame.message.messageId, frame);
  } else if (frame.action === "updateMessage" && shown.has(frame.message.messageId)) {
    const before = shown.get(frame.message.messageId);
    const postConversationId = before.message.postConversationId;
    shown.set(frame.message.messageId, { ...before, message: { ...frame.message, postConversationId } });
  }
}

function rememberTyped(conversation, asked, answered) {
  const { from, text, textFormat = "plain" } = asked;
  const { messageId, timestamp } = answered;
  const message = { messageId, timestamp, from, text, textFormat, attachments: [], attachmentLayout: "list", mentions: [] };
  remember({ action: "createMessage", actionConversationId: conversation, message });
}

function rememberClicked(asked, answered) {
  const frame = shown.get(asked.replyToId);
  if (answered.type === CARD && frame?.message.attachments?.length === 1) {
    frame.message.attachments[0].content = answered.value;
  }
}

// --- reading along ----------------------------------------------------------------------------------------------------

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Calls `seen(request body, response body)` once the response is complete and was a success. */
function readAlong(request, response, seen) {
  const asked = [];
  const answered = [];
  const push = request.push;
  request.push = function pushAndKeep(chunk, encoding) {
    if (chunk) asked.push(Buffer.from(chunk, encoding));
    return push.call(this, chunk, encoding);
  };
  const { write, end } = response;
  response.write = function writeAndKeep(chunk, ...rest) {
    if (chunk) answered.push(Buffer.from(chunk));
    return write.call(this, chunk, ...rest);
  };
  response.end = function endAndTell(chunk, ...rest) {
    if (chunk && typeof chunk !== "function") answered.push(Buffer.from(chunk));
    const result = end.call(this, chunk, ...rest);
    if (response.statusCode === 200) seen(parsed(Buffer.concat(asked)), parsed(Buffer.concat(answered)));
    return result;
  };
}

function onRequest(request, response, pages) {
  const path = request.url.split("?")[0];
  const typed = TYPED.exec(path);
  if (PAGE_IS_READY.test(path)) pages.ready();
  else if (typed) readAlong(request, response, (asked, answered) => rememberTyped(decodeURIComponent(typed[1]), asked, answered));
  else if (path === CLICKED) readAlong(request, response, rememberClicked);
}

// --- pages that open ----------------------------------------------------------------------------------------------------

/** One unmasked, unfragmented text frame, as a server sends it (RFC 6455, 5.2). */
function textFrame(text) {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 65536 ? 4 : 10);
  head[0] = 0x81;
  head[1] = head.length === 2 ? payload.length : head.length === 4 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(payload.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

/** The frames for a page that opens: the newest messages, and in the place of the one before them how many are left out. */
function replayed() {
  const frames = [...shown.values()].slice(-MOST_REPLAYED);
  const leftOut = shown.size - frames.length;
  if (leftOut > 0) {
    const text = `… (${leftOut + 1} earlier messages are not shown again)`;
    frames[0] = { ...frames[0], message: { ...frames[0].message, text, textFormat: "plain", attachments: [] } };
  }
  return frames;
}

/** Has a page that is sent a new state of a message that it does not show get the whole message. */
function showWhatChanges(socket, known) {
  const { write } = socket;
  let rest = Buffer.alloc(0);
  socket.write = function writeWhatPageKnows(chunk, ...more) {
    const done = more.find((one) => typeof one === "function");
    let last = true;
    rest = takeFrames(Buffer.concat([rest, Buffer.from(chunk)]), (frame, whole) => {
      const id = frame.message?.messageId;
      const revived = frame.action === "updateMessage" && !known.has(id) && shown.has(id);
      if (id) known.add(id);
      if (revived) remember(frame);
      last = write.call(this, revived ? textFrame(JSON.stringify(shown.get(id))) : whole);
    });
    if (done) process.nextTick(done);
    return last;
  };
}

/** Holds the stream of a page until the page can take what it shows, then starts with the newest there is. */
class Pages {
  #waiting = [];

  hold(socket, open) {
    const page = () => {
      clearTimeout(timer);
      open();
      const frames = replayed();
      for (const frame of frames) socket.write(textFrame(JSON.stringify(frame)));
      showWhatChanges(socket, new Set(frames.map((frame) => frame.message.messageId)));
    };
    const timer = setTimeout(() => this.ready(), LONGEST_WAIT_MS);
    this.#waiting.push(page);
  }

  ready() {
    for (const page of this.#waiting.splice(0)) page();
  }
}

// --- the listener that never leaves: without it the playground keeps things back -------------------------------------------

/** Splits what the playground sends into its frames: what a text says, and the frame; returns what is not complete yet. */
function takeFrames(buffer, take) {
  for (;;) {
    if (buffer.length < 2) return buffer;
    const short = buffer[1] & 0x7f;
    const start = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (buffer.length < start) return buffer;
    const size = short < 126 ? short : short === 126 ? buffer.readUInt16BE(2) : Number(buffer.readBigUInt64BE(2));
    if (buffer.length < start + size) return buffer;
    const text = (buffer[0] & 0x0f) === 1;
    take(text ? parsed(buffer.subarray(start, start + size)) : {}, buffer.subarray(0, start + size));
    buffer = buffer.subarray(start + size);
  }
}

function listenForever(port, ours) {
  const socket = net.connect(port, "127.0.0.1", () => {
    ours.add(socket.localPort);
    const key = randomBytes(16).toString("base64");
    socket.write(
      `GET ${STREAM} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
  });
  let open = false;
  let rest = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const end = open ? 0 : rest.indexOf("\r\n\r\n");
    if (end < 0) return;
    if (!open) rest = rest.subarray(end + 4);
    open = true;
    rest = takeFrames(rest, remember);
  });
  socket.on("error", (error) => console.error("playground.cjs:", error.message));
  socket.unref();
}

// --- in place -----------------------------------------------------------------------------------------------------------

const createServer = http.createServer;
http.createServer = function createRememberingServer(...args) {
  const server = createServer.apply(this, args);
  const pages = new Pages();
  const ours = new Set();
  const emit = server.emit;
  server.emit = function emitAndRemember(event, ...rest) {
    if (event === "request") onRequest(rest[0], rest[1], pages);
    if (event === "upgrade" && rest[0].url === STREAM && !ours.has(rest[1].remotePort)) {
      pages.hold(rest[1], () => emit.call(this, event, ...rest));
      return true;
    }
    const result = emit.call(this, event, ...rest);
    if (event === "listening") setImmediate(() => listenForever(server.address().port, ours));
    return result;
  };
  return server;
};
