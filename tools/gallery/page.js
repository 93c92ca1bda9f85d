"use strict";
// Draws the examples that stand in the page. The choices stand in the address, so that a view can be linked to and
// photographed: #language=nl&theme=dark&width=360&card=answer&only=1

const examples = JSON.parse(document.getElementById("examples").textContent);
const hosts = JSON.parse(document.getElementById("hosts").textContent);
const languages = [...new Set(examples.map((example) => example.language))];
const WIDTHS = { 360: "phone", 480: "large phone", 560: "desktop" };
const LARGEST = 28 * 1024; // our own bound for a card's JSON

const chosen = { language: languages[0], theme: "light", width: "", card: "", only: "", find: "" };
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) if (name in chosen) chosen[name] = value;

const markdown = window.markdownit({ html: false, linkify: false });
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// --- charts, which the renderer does not know ------------------------------------------------------------------------

/** A horizontal bar chart about as Teams draws it; `Chart.*` of other kinds show their fallback. */
class HorizontalBarChart extends AdaptiveCards.CardElement {
  getJsonTypeName() {
    return "Chart.HorizontalBar";
  }

  internalParse(source, context) {
    super.internalParse(source, context);
    this.points = source.data;
  }

  internalRender() {
    const most = Math.max(1, ...this.points.map(({ y }) => y));
    const rows = this.points.map(({ x, y, color }) => {
      const bar = make("i", { className: `chart-${color}` });
      bar.style.width = `${(100 * y) / most}%`;
      return make("div", {}, make("span", { textContent: x }), make("b", { textContent: y.toLocaleString(chosen.language) }), bar);
    });
    return make("div", { className: "chart" }, ...rows);
  }
}
AdaptiveCards.GlobalRegistry.elements.register("Chart.HorizontalBar", HorizontalBarChart);

// --- a card -----------------------------------------------------------------------------------------------------------

// The widths at which Teams tells veryNarrow, narrow, standard and wide apart; a card on a phone counts as narrow.
const ORDER = ["veryNarrow", "narrow", "standard", "wide"];
const classOf = (width) => ORDER[width < 165 ? 0 : width <= 360 ? 1 : width <= 768 ? 2 : 3];

function fits(target, width) {
  const [bound, name = bound] = target.includes(":") ? target.split(":") : [target];
  const here = ORDER.indexOf(classOf(width));
  const there = ORDER.findIndex((one) => one.toLowerCase() === name.toLowerCase());
  if (bound.toLowerCase() === "atleast") return here >= there;
  if (bound.toLowerCase() === "atmost") return here <= there;
  return here === there;
}

/** The card as a client of this width sees it: `targetWidth`, which the renderer does not know, is applied first. */
function atWidth(node, width) {
  if (Array.isArray(node)) return node.filter((one) => !one?.targetWidth || fits(one.targetWidth, width)).map((one) => atWidth(one, width));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, atWidth(value, width)]));
}

function draw(content, width) {
  const frame = document.createElement("div");
  frame.className = "frame";
  frame.style.width = `${width}px`;
  try {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(hosts[chosen.theme]);
    card.onExecuteAction = () => {};
    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_6);
    card.parse(atWidth(content, width), context);
    frame.append(card.render());
  } catch (error) {
    frame.innerHTML = '<div class="problem"></div>';
    frame.firstChild.textContent = `The renderer failed: ${error.message}`;
  }
  return frame;
}

// --- the page ---------------------------------------------------------------------------------------------------------

const idOf = (example) => `${example.name}-${example.example}`.replace(/[^\w-]+/g, "-");

function views(example) {
  const widths = Object.keys(WIDTHS).filter((width) => !chosen.width || chosen.width === width);
  const drawn = widths.map((width) => view(example.card, width, WIDTHS[width]));
  const bare = example.bare ? widths.slice(0, 1).map((width) => view(example.bare, width, "without drawings")) : [];
  return [...drawn, ...bare];
}

const view = (content, width, called) =>
  make("figure", {}, make("figcaption", { textContent: `${called}, ${width} px` }), draw(content, Number(width)));

function section(example) {
  const text = JSON.stringify(example.card);
  const bytes = new TextEncoder().encode(text).length;
  const size = make("small", { textContent: `${(bytes / 1024).toFixed(1)} KB`, className: bytes > LARGEST ? "much" : "" });
  const holder = make("div", { className: "views" });
  const json = make("details", {}, make("summary", { textContent: "JSON" }));
  json.addEventListener("toggle", () => json.append(make("pre", { textContent: JSON.stringify(example.card, null, 2) })), { once: true });
  const element = make("section", { id: idOf(example) }, make("h2", {}, `${example.name}: ${example.example}`, size), holder, json);
  element.draw = () => holder.childElementCount || holder.append(...views(example));
  holder.style.minHeight = chosen.only ? "" : "12rem";
  return element;
}

const whenSeen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    whenSeen.unobserve(target);
    target.draw();
  }
}, { rootMargin: "1200px" });

function shown() {
  const wanted = chosen.find.toLowerCase();
  return examples.filter(
    (example) =>
      example.language === chosen.language &&
      (!chosen.card || example.name === chosen.card || idOf(example) === chosen.card) &&
      `${example.name} ${example.example}`.toLowerCase().includes(wanted),
  );
}

function index(list) {
  const links = [];
  for (const name of new Set(list.map((example) => example.name))) {
    const parts = list.filter((example) => example.name === name);
    links.push(make("a", { href: `#${idOf(parts[0])}`, textContent: name }));
    links.push(...parts.map((part) => make("a", { href: `#${idOf(part)}`, textContent: part.example, className: "part" })));
  }
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById(link.hash.slice(1)).scrollIntoView();
    });
  }
  return links;
}

function remember() {
  const kept = Object.entries(chosen).filter(([name, value]) => value && name !== "find");
  history.replaceState(null, "", `#${new URLSearchParams(kept)}`);
}

function show() {
  document.documentElement.lang = chosen.language;
  document.documentElement.dataset.theme = chosen.theme;
  document.body.classList.toggle("only", Boolean(chosen.only));
  for (const button of document.querySelectorAll("header button")) {
    button.setAttribute("aria-pressed", String(chosen[button.dataset.name] === button.value));
  }
  const list = shown();
  document.getElementById("index").replaceChildren(...index(list));
  const sections = list.map(section);
  document.getElementById("cards").replaceChildren(...sections);
  if (chosen.only) sections.forEach((one) => one.draw());
  else sections.forEach((one) => whenSeen.observe(one));
  remember();
}

function choices(name, values) {
  const group = document.getElementById(name);
  for (const [value, label] of Object.entries(values)) {
    const button = make("button", { type: "button", value, textContent: label });
    button.dataset.name = name;
    button.addEventListener("click", () => ((chosen[name] = value), show()));
    group.append(button);
  }
}

choices("language", Object.fromEntries(languages.map((language) => [language, language])));
choices("theme", { light: "light", dark: "dark" });
choices("width", { "": "all", ...WIDTHS });
document.getElementById("filter").addEventListener("input", (event) => ((chosen.find = event.target.value), show()));
show();
