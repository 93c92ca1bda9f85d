// Starts the whole demo (tools/run.py) on free ports and a folder of its own, and stops it.
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const PYTHON = ".venv/bin/python";
const READY_MS = 180_000; // indexing included, on a slow machine
const STOP_MS = 20_000;

/** A running demo: `addresses` is {bot, people: {key: address}, tenant: its page}, `said` what it wrote on its terminal. */
export class Demo {
  #process;
  #ended;
  said = "";

  constructor(data, tenant) {
    this.data = data;
    this.tenant = tenant;
  }

  static async start({ data, tenant = false } = {}) {
    const demo = new Demo(data ?? (await mkdtemp(join(tmpdir(), "bode-e2e-"))), tenant);
    await demo.#start();
    return demo;
  }

  async #start() {
    const options = ["--data", this.data, "--port", "0", "--ports", "0", ...(this.tenant ? ["--tenant"] : [])];
    const calendar = join(this.data, "always-open.toml");
    execFileSync(PYTHON, ["-m", "tests.open_hours", calendar]);
    this.#process = spawn(PYTHON, ["-m", "tools.run", ...options], {
      env: { ...process.env, BODE_CALENDAR_FILE: calendar },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) stream.on("data", (part) => (this.said += part));
    this.#ended = new Promise((resolve) => this.#process.once("exit", (code) => resolve(code ?? -1)));
    const file = join(this.data, this.tenant ? "tenant" : "", "addresses.json");
    const deadline = Date.now() + READY_MS;
    while (!existsSync(file)) {
      if (this.#process.exitCode !== null) throw new Error(`The demo ended with ${this.#process.exitCode}:\n${this.said}`);
      if (Date.now() > deadline) throw new Error(`The demo was not ready in ${READY_MS / 1000} s:\n${this.said}`);
      await sleep(100);
    }
    this.addresses = JSON.parse(await readFile(file, "utf8"));
  }

  /** Stops it as Ctrl-C does; the exit code. What it has stored stays. */
  async pause() {
    this.#process.kill("SIGINT");
    const code = await Promise.race([this.#ended, sleep(STOP_MS, "late", { ref: false })]);
    if (code !== "late") return code;
    this.#process.kill("SIGKILL");
    throw new Error(`The demo did not stop within ${STOP_MS / 1000} s:\n${this.said}`);
  }

  async goOn() {
    await this.#start();
  }

  async stop() {
    try {
      return await this.pause();
    } finally {
      await rm(this.data, { recursive: true, force: true });
    }
  }
}
