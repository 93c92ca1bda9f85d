// Photographs the gallery: node tools/gallery/shots.mjs OUT.png [language=nl] [theme=dark] [width=360] [card=NAME]
// One card when `card` is given, else the page. Run `make gallery` first.
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openBrowser } from "../browser.mjs";

const [out, ...choices] = process.argv.slice(2);
if (!out) {
  console.error("usage: node tools/gallery/shots.mjs OUT.png [language=nl] [theme=dark] [width=360] [card=NAME]");
  process.exit(2);
}
const page = new URL(pathToFileURL(resolve("build/gallery/index.html")));
const wanted = new URLSearchParams(choices.join("&"));
if (wanted.has("card")) wanted.set("only", "1");
page.hash = wanted.toString();

const browser = await openBrowser();
try {
  const tab = await browser.newPage({ viewport: { width: wanted.has("width") ? Number(wanted.get("width")) + 80 : 1600, height: 900 }, deviceScaleFactor: 2 });
  await tab.goto(page.href);
  await tab.locator("section .frame").first().waitFor();
  await mkdir(dirname(resolve(out)), { recursive: true });
  if (wanted.has("card")) await tab.locator("main").screenshot({ path: out });
  else await tab.screenshot({ path: out, fullPage: true });
  console.log(out);
} finally {
  await browser.close();
}
