// The three jobs, end to end: three people in the real Teams test client, the real bot, the demo organisation.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../../tools/browser.mjs";
import { LATER, SOONER } from "./days.mjs";
import { Demo } from "./demo.mjs";
import { Person } from "./playground.mjs";

let demo, browser, ana, ben, carla;

before(async () => {
  [demo, browser] = await Promise.all([Demo.start(), openBrowser()]);
  const open = (key) => Person.open(browser, key, demo.addresses.people[key]);
  [ana, ben, carla] = [await open("ana.martens"), await open("ben.claes"), await open("carla.desmet")];
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** A test that leaves a picture of everybody's Teams when it fails. */
function scenario(name, walk) {
  test(name, async () => {
    try {
      await walk();
    } catch (error) {
      for (const person of [ana, ben, carla]) await person?.screenshot(`failed-${person.key}`);
      throw error;
    }
  });
}

scenario("everybody is welcomed once, and finds help", async () => {
  for (const person of [ana, ben, carla]) await person.sees("ik ben Bode");
  await ana.screenshot("welcome");
  await ana.says("help");
  await ana.sees("Wat kan ik voor je doen?");
  await ana.screenshot("help");
  await ana.arrives(); // a reload
  await ana.sees("Wat kan ik voor je doen?");
  assert.equal(await ana.count("ik ben Bode"), 1);
});

scenario("an answer comes with its source; what nobody wrote down is not made up", async () => {
  await ana.says("Hoeveel dagen verlof krijg ik als mijn zus trouwt?");
  await ana.sees("Antwoord", "Was dit nuttig?");
  await ana.screenshot("answer");
  await ana.says("Wat is de hoofdstad van Mongolië?");
  await ana.sees("Dat weet ik niet");
  await ana.screenshot("no-answer");
});

scenario("an announcement reaches its readers, is confirmed, and its author follows it", async () => {
  await carla.says("mededeling");
  await carla.sees("Wat wil je zeggen?", "Stap 1 van 4");
  await carla.fills({
    Titel: "Brandoefening op dinsdag",
    Tekst: "Om tien uur gaat het alarm. Verlaat het gebouw langs de dichtste uitgang.",
  });
  await carla.screenshot("announcement-write");
  await carla.clicks("Volgende");
  await carla.sees("Voor wie is het?");
  await carla.fills({ Iedereen: true });
  await carla.screenshot("announcement-audience");
  await carla.clicks("Volgende");
  await carla.sees("Wanneer en hoe?");
  await carla.fills({ "Hoe belangrijk is het?": "Verplicht: iedereen krijgt ze, niemand kan ze dempen", Bevestiging: true });
  await carla.screenshot("announcement-sending");
  await carla.clicks("Bekijk het voorbeeld");
  await carla.sees("Klaar om te verzenden?", "Brandoefening op dinsdag", "naar 64 personeelsleden van 7 scholen");
  await carla.screenshot("announcement-preview");
  await carla.clicks("Test versturen");
  await carla.clicks("Stuur test naar mij");
  await carla.sees("Test", "Alleen jij ziet dit", "Brandoefening op dinsdag");

  await carla.clicks("Verzenden", { on: "Klaar om te verzenden?" });
  await carla.clicks("Ja, verzend naar 64 personeelsleden");
  for (const reader of [ana, ben]) await reader.sees("Carla Desmet", "Brandoefening op dinsdag", "Bevestig hieronder");
  await ana.screenshot("announcement-received");

  await ana.clicks("Gelezen en begrepen");
  await ana.sees("Brandoefening op dinsdag", "Gelezen en begrepen");
  await ana.seesNoMore("Bevestig hieronder");
  await carla.sees("Niet bij iedereen aangekomen", "Bevestigd 1", "Niet bereikt 61");
  await carla.screenshot("announcement-followed");
  await carla.clicks("Wie niet?");
  await carla.sees("Niet bereikt", "61 personeelsleden", "Hebben Bode nog niet in Teams");
});

scenario("a request is filled in, kept, decided, and both cards show the outcome", async () => {
  await ana.says("verlof");
  await ana.sees("Welk verlof?");
  await ana.fills({ "Soort verlof": "Dienstvrijstelling" });
  await ana.screenshot("leave-kind");
  await ana.clicks("Volgende");
  await ana.sees("Wanneer?", "Waarom vraag je dit aan?");
  await ana.fills({ Van: LATER, "Tot en met": SOONER, "Waarom vraag je dit aan?": "Toneel met **de klas** [hier](https://example.org)" });
  await ana.clicks("Volgende");
  await ana.sees("De laatste dag ligt vóór de eerste");
  await ana.screenshot("leave-error");
  await ana.fills({ "Tot en met": LATER });
  await ana.clicks("Later verder");
  await ana.sees("Je aanvraag wacht op je");

  await demo.pause();
  await demo.goOn();
  for (const person of [ana, ben, carla]) await person.comesBack(demo.addresses);
  await ana.says("mijn aanvragen");
  await ana.clicks("Verdergaan");
  await ana.sees("Wanneer?");
  await ana.clicks("Volgende");
  await ana.sees("Vallen er lessen of taken weg?");
  await ana.fills({ "Vallen er lessen of taken weg?": "Nee, er valt niets weg" });
  await ana.clicks("Volgende");
  await ana.sees("Klopt alles?", "Dienstvrijstelling", "Toneel met **de klas** [hier](https://example.org)");
  await ana.screenshot("leave-review");
  await ana.clicks("Indienen");
  await ana.sees("Je aanvraag", "Ingediend", "VRL-");
  await ben.sees("Verlofaanvraag", "Ana Martens", "wacht op een beslissing", "Toneel met **de klas**");
  await ben.screenshot("approval");

  await ben.clicks("Meer keuzes");
  await ben.clicks("Vraag om verduidelijking");
  await ben.fills({ "Wat is niet duidelijk?": "Is er opvang voor je klas?" });
  await ben.clicks("Vraag versturen");
  await ana.sees("Er is nog een vraag voor je", "Is er opvang voor je klas?");
  await ana.fills({ "Je antwoord": "Ja, Lotte neemt over." });
  await ana.clicks("Antwoord versturen");
  await ben.sees("Ja, Lotte neemt over.");

  await ben.says("goedkeuringen");
  await ben.sees("Te beslissen: 1 aanvraag", "Zo stond het vandaag");
  await ben.screenshot("approvals");
  await ben.clicks("Goedkeuren", { on: "Verlofaanvraag" });
  await ben.sees("Verlofaanvraag", "Goedgekeurd", "door Ben Claes");
  await ana.sees("Je aanvraag", "Goedgekeurd", "door Ben Claes");
  await ana.screenshot("leave-approved");
  await ben.screenshot("approval-given");
});

scenario("from any chat: knowledge is found and an announcement begun", async () => {
  await ana.searches("kennis", "omstandigheidsverlof huwelijk");
  await ana.chooses("Omstandigheidsverlof");
  await ana.screenshot("extension-search");
  await carla.opensAction("nieuweMededeling");
  await carla.seesDialog("Wat wil je zeggen?");
  await carla.screenshot("extension-action");
  await carla.closesDialog();
});

scenario("a person chooses a language, and everything Bode says follows", async () => {
  await ana.says("taal");
  await ana.sees("Welke taal spreken we?");
  await ana.clicks("Français");
  await ana.sees("Maintenant : Français");
  await ana.says("aide");
  await ana.sees("Que puis-je faire pour vous ?");
  await ana.screenshot("french");
  await ana.says("langue");
  await ana.sees("Maintenant : Français");
  await ana.clicks("Nederlands");
  await ana.sees("Nu: Nederlands");
});
