// The gallery in a real browser: on a phone's width no button is cut, and what was typed is shown as it was typed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { openBrowser } from "../../tools/browser.mjs";

const PAGE = pathToFileURL(resolve("build/gallery/index.html")).href;

/** Pixels of an input for a day. */
const LEAST = 150;

let browser;

before(async () => {
  execFileSync(".venv/bin/python", ["-m", "tools.gallery"]);
  browser = await openBrowser();
});

after(() => browser?.close());

/** Titles of buttons whose letters do not all show, or that reach beyond their card. */
function cut() {
  return [...document.querySelectorAll(".frame")].flatMap((frame) =>
    [...frame.querySelectorAll(".ac-pushButton, .ac-pushButton-disabled")]
      .filter((button) => {
        const title = button.querySelector("div") ?? button;
        return title.scrollWidth > title.clientWidth + 1 || button.getBoundingClientRect().right > frame.getBoundingClientRect().right;
      })
      .map((button) => `${frame.closest("section").id}: ${button.textContent}`),
  );
}

for (const language of ["nl", "fr", "en"]) {
  test(`every button shows whole at 360 px (${language})`, async () => {
    const tab = await browser.newPage({ viewport: { width: 440, height: 900 } });
    await tab.goto(`${PAGE}#language=${language}&width=360&only=1`);
    await tab.locator("section .frame").first().waitFor();
    assert.deepEqual(await tab.evaluate(cut), []);
    await tab.close();
  });
}

/** Inputs that stand beside each other, and do not end on one line: whatever their labels take. */
function uneven() {
  return [...document.querySelectorAll(".frame .ac-columnSet")].flatMap((row) => {
    const ends = [...row.children].map((column) => [...column.querySelectorAll("input, select")].at(-1)?.getBoundingClientRect().bottom).filter(Boolean);
    return ends.length > 1 && Math.max(...ends) - Math.min(...ends) > 1 ? [`${row.closest("section").id}: ${ends}`] : [];
  });
}

/** Inputs for a day that are too narrow for a date and the sign that opens the calendar. */
function narrow(least) {
  return [...document.querySelectorAll(".frame input[type=date]")]
    .map((one) => [one.closest("section").id, Math.round(one.getBoundingClientRect().width)])
    .filter(([, width]) => width && width < least);
}

for (const language of ["nl", "fr", "en"]) {
  test(`from and to show their day whole at every width (${language})`, async () => {
    for (const [width, card] of [[1600, ""], [440, "&width=360"]]) {
      const tab = await browser.newPage({ viewport: { width, height: 900 } });
      await tab.goto(`${PAGE}#language=${language}&card=step_card${card}&only=1`);
      await tab.locator("section .frame").first().waitFor();
      assert.ok(await tab.locator(".frame input[type=date]").count());
      assert.deepEqual(await tab.evaluate(narrow, LEAST), []);
      assert.deepEqual(await tab.evaluate(uneven), []);
      await tab.close();
    }
  });
}

test("nothing typed or named becomes a date, a link or bold", async () => {
  const tab = await browser.newPage({ viewport: { width: 440, height: 900 } });
  await tab.goto(`${PAGE}#language=nl&width=360&only=1`);
  await tab.locator("section .frame").first().waitFor();
  const made = await tab.evaluate(() => [...document.querySelectorAll(".frame :is(strong, em, code, ol, ul, a[href^='https://evil'])")].map((one) => one.outerHTML));
  assert.deepEqual(made, []);
  const shown = await tab.evaluate(() => document.getElementById("cards").textContent.replaceAll("\u2060", ""));
  for (const card of ["announcement_card", "preview_card", "review_card", "answer_card"]) assert.ok(shown.includes(card), card);
  assert.ok(shown.includes("{{DATE(2026-11-23T09:24:00Z, SHORT)}} ${Title}"));
  assert.equal(shown.match(/23 nov 2026|11\/23\/2026/g), null);
  await tab.close();
});
