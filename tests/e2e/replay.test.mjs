// A long chat in the Teams test client: a page that opens later gets the newest of it back, and goes on working.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { after, before, test } from "node:test";
import { openBrowser } from "../../tools/browser.mjs";
import { Person } from "./playground.mjs";

const CARDS = 90;
const REPLAYED = 25; // tools/playground.cjs
const READY_MS = 60_000;
const PLAYGROUND = `
import json, sys
from pathlib import Path
from cards.examples import examples
from tools.demo import PEOPLE
from tools.playgrounds import Playground, command, environment, read_organisation, write_configuration
from tools.ports import free_port
organisation = read_organisation()
one = Playground(organisation.people["ana.martens"], free_port(0), Path(sys.argv[1]))
write_configuration(one, organisation, PEOPLE)
cards = [example.content.json() for example in examples() if example.language == "nl"]
made = {"address": one.address, "chat": one.conversation, "command": command(one, sys.argv[2]), "environment": environment(one)}
print(json.dumps({**made, "cards": cards}))
`;

let folder, bot, teams, playground, browser;

/** What the bot does: a message of its own, or a new state of one that it sent; the id. */
async function sends(card, id = "") {
  const address = `${teams.address}/_connector/v3/conversations/${encodeURIComponent(teams.chat)}/activities${id && `/${id}`}`;
  const attachments = [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }];
  const body = JSON.stringify({ type: "message", from: { id: "bode", name: "Bode" }, attachments });
  const response = await fetch(address, { method: id ? "PUT" : "POST", headers: { "Content-Type": "application/json" }, body });
  assert.ok(response.ok, `${response.status} ${await response.clone().text()}`);
  return (await response.json()).id;
}

/** A real card of Bode's with a title of its own. */
function named(title, at = 0) {
  const card = structuredClone(teams.cards[at % teams.cards.length]);
  return { ...card, body: [{ type: "TextBlock", text: title, wrap: true, weight: "Bolder" }, ...card.body] };
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bode-replay-"));
  bot = createServer((request, response) => request.resume().on("end", () => response.end("{}"))).listen(0, "127.0.0.1");
  await once(bot, "listening");
  const messages = `http://127.0.0.1:${bot.address().port}/api/messages`;
  teams = JSON.parse(execFileSync(".venv/bin/python", ["-c", PLAYGROUND, folder, messages], { maxBuffer: 1 << 26 }));
  const [program, ...options] = teams.command;
  playground = spawn(program, options, { cwd: folder, env: { ...process.env, ...teams.environment }, stdio: "ignore" });
  const ready = () => fetch(`${teams.address}/_debug/ping`).then((response) => response.ok, () => false);
  for (const deadline = Date.now() + READY_MS; !(await ready()); await sleep(100)) assert.ok(Date.now() < deadline, "the playground does not start");
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  if (playground && playground.exitCode === null) {
    playground.kill();
    await once(playground, "exit");
  }
  bot?.close();
  await rm(folder, { recursive: true, force: true });
});

test(`a chat of ${CARDS} cards opens with the newest, and one of before comes back when it changes`, async (t) => {
  const ids = [];
  for (let at = 1; at <= CARDS; at++) ids.push(await sends(named(`Kaart ${at}.`, at)));
  const newest = `Kaart ${CARDS}, veranderd.`;
  await sends(named(newest, CARDS), ids.at(-1));

  const began = Date.now();
  const ana = await Person.open(browser, "ana.martens", teams.address);
  await ana.sees(newest);
  t.diagnostic(`opened in ${Date.now() - began} ms`);
  const messages = ana.page.locator(".fai-OutputCard");
  const left = CARDS - REPLAYED + 1;
  assert.equal(await messages.count(), REPLAYED);
  await ana.sees(`${left} earlier messages are not shown again`);
  for (let at = left + 1; at < CARDS; at++) assert.equal(await ana.count(`Kaart ${at}.`), 1, `Kaart ${at}`);
  for (const at of [1, left, CARDS]) assert.equal(await ana.count(`Kaart ${at}.`), 0, `Kaart ${at}`);

  await sends(named("Kaart 2, veranderd.", 2), ids[1]);
  await ana.sees("Kaart 2, veranderd.");
  await sends(named("Kaart 2, nog eens.", 2), ids[1]);
  await ana.sees("Kaart 2, nog eens.");
  await sends(named("Nieuwe kaart."));
  await ana.sees("Nieuwe kaart.");
  assert.equal(await messages.count(), REPLAYED + 2);
  assert.equal(await ana.count("Kaart 2, veranderd."), 0, "a message is shown once, in its last state");
  await ana.leaves();
});
