// Draws the icons of the app package from their SVG sources: node manifest/icons/draw.mjs (needs Chromium).
import { readFile } from "node:fs/promises";
import { openBrowser } from "../../tools/browser.mjs";

const SIZES = { color: 192, outline: 32 }; // pixels, as the Teams app schema asks

const browser = await openBrowser();
try {
  for (const [name, size] of Object.entries(SIZES)) {
    const svg = await readFile(new URL(`${name}.svg`, import.meta.url), "utf8");
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: new URL(`../${name}.png`, import.meta.url).pathname, omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
