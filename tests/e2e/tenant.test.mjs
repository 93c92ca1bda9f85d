// The demo from a tenant of Microsoft 365: what is changed there is in Bode after seconds, and who is away does not decide.
import { after, before, test } from "node:test";
import { openBrowser } from "../../tools/browser.mjs";
import { LATER, SOONER, TODAY } from "./days.mjs";
import { Demo } from "./demo.mjs";
import { Person } from "./playground.mjs";

const QUESTION = "Hoeveel dagen verlof krijg ik als mijn zus trouwt?";
const FOLLOWS_MS = 60_000;

let demo, browser, page, ana, ben;

before(async () => {
  [demo, browser] = await Promise.all([Demo.start({ tenant: true }), openBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const open = (key, viewport) => Person.open(browser, key, demo.addresses.people[key], viewport);
  [ana, ben] = [await open("ana.martens"), await open("ben.claes")];
});

after(async () => {
  for (const person of [ana, ben]) await person?.screenshot(`tenant-last-${person.key}`);
  await browser?.close();
  await demo?.stop();
});

/** Asks again, as somebody would who knows that it was changed, until the newest answer is another. */
async function asksUntil(person, says, ...words) {
  for (const deadline = Date.now() + FOLLOWS_MS; ; ) {
    await person.says(says);
    try {
      return await person.sees(...words);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/** On the tenant's page: the row of this document or folder. */
const row = (path) => page.getByRole("row").filter({ has: page.getByLabel(`Who may read ${path}`, { exact: true }) });

test("an answer comes from SharePoint, and is gone when the tenant lets nobody read it any more", async () => {
  await ana.says(QUESTION);
  await ana.sees("Antwoord", "Omstandigheidsverlof");
  await ana.screenshot("tenant-answer");
  await page.goto(demo.addresses.tenant);
  await row("Personeel/Verlof").getByLabel("Who may read").selectOption("hr");
  await row("Personeel/Verlof").getByRole("button", { name: "Let read" }).click();
  await row("Personeel/Verlof").getByText("Personeelsdienst (its own)").waitFor();
  await page.screenshot({ path: "build/e2e/tenant-page.png" });
  await asksUntil(ana, QUESTION, "Dat weet ik niet");
});

test("a page of news and a list of the site answer, the page as long as it is published", async () => {
  await asksUntil(ana, "Wanneer is er geen wifi?", "21 december");
  await ana.screenshot("tenant-news");
  await asksUntil(ana, "Waar staat de feesttent?", "Magazijn van de centrale diensten");
  await ana.screenshot("tenant-list");
  await page.getByRole("button", { name: "Unpublish" }).click();
  await page.getByText("is a draft").waitFor();
  await asksUntil(ana, "Wanneer is er dan geen wifi in de scholen?", "Dat weet ik niet");
});

test("a new colleague is found", async () => {
  await page.getByLabel("A new colleague:").fill("Noor Peeters");
  await page.getByLabel("School", { exact: true }).selectOption("Basisschool De Linde");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByText("65 people").waitFor();
  await asksUntil(ana, "hoe bereik ik Noor Peeters?", "Noor Peeters", "Basisschool De Linde");
  await ana.screenshot("tenant-colleague");
});

test("who is away is asked where nobody else has Bode, and the requester sees until when", async () => {
  await ben.says("ik ben afwezig");
  await ben.sees("Tot en met");
  await ben.screenshot("absence-ask");
  await ben.fills({ Van: TODAY, "Tot en met": SOONER });
  await ben.clicks("Ik ben afwezig");
  await ben.sees("Je bent afwezig");
  await ben.screenshot("absence-set");
  await ana.says("verlof");
  await ana.sees("Welk verlof?");
  await ana.fills({ "Soort verlof": "Dienstvrijstelling" });
  await ana.clicks("Volgende");
  await ana.sees("Wanneer?");
  await ana.fills({ Van: LATER, "Tot en met": LATER, "Waarom vraag je dit aan?": "Studiedag" });
  await ana.clicks("Volgende");
  await ana.sees("Vallen er lessen of taken weg?");
  await ana.fills({ "Vallen er lessen of taken weg?": "Nee, er valt niets weg" });
  await ana.clicks("Volgende");
  await ana.sees("Klopt alles?");
  await ana.clicks("Indienen");
  await ana.sees("Je aanvraag", "Ben Claes is afwezig");
  await ana.screenshot("absence-requester");
  await ben.sees("Verlofaanvraag", "Ana Martens", "wacht op een beslissing");
});
