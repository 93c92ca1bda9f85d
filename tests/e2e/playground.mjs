// One person in front of Teams: says, clicks, fills in, sees. Everything waits until it is there, or fails after PATIENCE_MS.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 15_000;
const PICTURES = join("build", "e2e");
const MESSAGE = ".fai-OutputCard"; // one message of the bot

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const squeezed = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ");
/** The accessible name of an input starts with its label; a required one has a star after it. */
const labelled = (label) => new RegExp(`^\\s*${escaped(label)}(\\s|\\*|$)`);

const appears = (element) => element.waitFor({ timeout: 3000 }).then(() => true, () => false);

export class Person {
  constructor(key, page) {
    this.key = key;
    this.page = page;
  }

  /** Opens the person's Teams in a window of its own. */
  static async open(browser, key, address, viewport = { width: 1280, height: 900 }) {
    const context = await browser.newContext({ viewport, locale: "nl-BE", timezoneId: "Europe/Brussels" });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort()); // nothing leaves the machine
    const person = new Person(key, page);
    person.address = address;
    await person.arrives();
    return person;
  }

  async arrives() {
    await this.page.goto(this.address);
    await this.#box().waitFor();
    const panel = this.page.getByTitle("Hide log panel");
    if (await panel.isVisible()) await panel.click();
  }

  /** After the demo was stopped and started: Teams may be at another address, and remembers nothing of before. */
  async comesBack(addresses) {
    this.address = addresses.people[this.key];
    await this.arrives();
  }

  #box() {
    return this.page.locator("[data-lexical-editor=true]");
  }

  async says(text) {
    await this.#box().fill(text);
    await this.#box().press("Enter");
  }

  /** The newest message of the bot that holds all of these words, in any order. */
  message(...words) {
    let found = this.page.locator(MESSAGE);
    for (const word of words) found = found.filter({ hasText: word });
    return found.last();
  }

  /** Waits until a message of the bot holds all of these words; fails with what is there. */
  async sees(...words) {
    await this.#until(async () => (await this.#texts()).some((text) => words.every((word) => text.includes(word))), async () =>
      `${this.key} does not see ${words.map((word) => `"${word}"`).join(" and ")}, but:\n${(await this.#texts()).join("\n---\n")}`,
    );
  }

  /** Waits until no message of the bot holds these words any more. */
  async seesNoMore(...words) {
    await this.#until(async () => !(await this.#texts()).some((text) => words.every((word) => text.includes(word))), () =>
      `${this.key} still sees ${words.join(" and ")}`,
    );
  }

  async count(...words) {
    return (await this.#texts()).filter((text) => words.every((word) => text.includes(word))).length;
  }

  async #texts() {
    return (await this.page.locator(MESSAGE).allInnerTexts()).map(squeezed);
  }

  async #until(holds, complaint) {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(100)) if (await holds()) return;
    assert.fail(await complaint());
  }

  /** Clicks the button of this name in the newest message that has it, or in the newest with the words `on`; also behind "...". */
  async clicks(name, { on = "" } = {}) {
    const message = this.page.locator(MESSAGE).filter({ hasText: on });
    const button = message.getByRole("button", { name, exact: true }).last();
    if (await appears(button)) return button.click();
    await message.getByRole("button", { name: "More options" }).last().click();
    await this.page.getByRole("menuitem", { name, exact: true }).last().click();
  }

  /**
   * Fills in the newest message that asks for it: {label: value}. A boolean ticks a box, a list ticks those choices, a string chooses or types
   * (a date as 2026-12-01).
   */
  async fills(answers, { on = "" } = {}) {
    const has = this.page.getByLabel(labelled(Object.keys(answers)[0]));
    const message = this.page.locator(MESSAGE).filter({ hasText: on, has }).last();
    for (const [label, value] of Object.entries(answers)) {
      if (typeof value === "boolean") await message.getByRole("checkbox", { name: labelled(label) }).last().setChecked(value);
      else if (Array.isArray(value)) await this.#tick(message, label, value);
      else await this.#fill(message, label, value);
    }
  }

  #input(message, label) {
    return message.getByLabel(labelled(label)).and(this.page.locator("input, textarea")).last();
  }

  async #tick(message, label, values) {
    const field = this.#input(message, label);
    if ((await field.getAttribute("role").catch(() => null)) === "combobox") {
      await field.click();
      for (const value of values) await this.page.getByRole("option", { name: value, exact: true }).click();
      await this.page.keyboard.press("Escape");
    } else {
      for (const value of values) await message.getByRole("checkbox", { name: value, exact: true }).last().check();
    }
  }

  async #fill(message, label, value) {
    const radio = message.getByRole("radio", { name: value, exact: true });
    if ((await radio.count()) && !(await message.getByRole("textbox", { name: labelled(label) }).count())) return radio.last().check();
    const field = this.#input(message, label);
    await field.waitFor();
    const isList = (await field.getAttribute("role")) === "combobox" && (await field.getAttribute("aria-haspopup")) !== "dialog";
    if (!isList) {
      await field.fill(value);
      return field.blur();
    }
    await field.click();
    await this.page.getByRole("option", { name: value, exact: true }).click();
  }

  async #opensExtension(kind) {
    await this.page.getByRole("button", { name: "Trigger Message Extension App" }).click();
    await this.page.getByRole("menuitem", { name: kind }).click();
  }

  /** Opens the dialog of a message extension's action. */
  async opensAction(command) {
    await this.#opensExtension("Action Command");
    await this.page.getByPlaceholder("Input command id or leave blanks").fill(command);
    await this.page.getByRole("button", { name: "Create" }).click();
  }

  async seesDialog(text) {
    await this.page.getByRole("dialog").filter({ hasText: text }).last().waitFor();
  }

  async closesDialog() {
    await this.page.getByRole("dialog").last().getByRole("button", { name: "Close" }).click();
  }

  /** Searches with a message extension. */
  async searches(command, words) {
    await this.#opensExtension("Search Command");
    await this.page.getByText("Specify Command ID or Parameter").click();
    await this.page.getByPlaceholder("Command ID").fill(command);
    await this.page.getByPlaceholder("Enter a search term").fill(words);
    await this.page.keyboard.press("Enter");
  }

  /** Takes the search result with this title; Teams then puts its card beside the message box. */
  async chooses(title) {
    await this.page.getByText(title).last().click();
  }

  /** A picture of the whole window, in build/e2e. */
  async screenshot(name) {
    await mkdir(PICTURES, { recursive: true });
    await this.page.mouse.wheel(0, 100_000);
    await sleep(250);
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  async leaves() {
    await this.page.context().close();
  }
}
