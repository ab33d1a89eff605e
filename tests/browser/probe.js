// Runs in a page around the report, whose own policy allows no script: measures it from outside.
const AA = 4.5, AA_LARGE = 3;

function luminance([r, g, b]) {
  const part = (v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}

function rgba(text) {
  const found = text.match(/[\d.]+/g).map(Number);
  return found.length === 3 ? [...found, 1] : found;
}

function background(element, view) {
  for (let e = element; e; e = e.parentElement) {
    const colour = rgba(view.getComputedStyle(e).backgroundColor);
    if (colour[3] === 1) return colour;
  }
  return [255, 255, 255, 1];
}

function contrast(element, view) {
  const [a, b] = [rgba(view.getComputedStyle(element).color), background(element, view)].map(luminance);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function pale(page, view) {
  const found = [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("style, .unseen, .skip")) continue;
    if (!element.checkVisibility()) continue;
    const style = view.getComputedStyle(element);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = contrast(element, view);
    if (ratio < (large ? AA_LARGE : AA)) found.push(`${ratio.toFixed(2)} ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
  return found;
}

function wide(page) {
  const limit = page.documentElement.clientWidth;
  return [...page.body.querySelectorAll("*")]
    .filter((e) => !e.closest(".scroll, .unseen, .skip, svg") && e.getBoundingClientRect().right > limit + 1)
    .map((e) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`);
}

function measures(frame) {
  const page = frame.contentDocument, view = frame.contentWindow;
  const ids = [...page.querySelectorAll("[id]")].map((e) => e.id);
  const links = [...page.querySelectorAll("a[href], summary")];
  return {
    width: view.innerWidth,
    scrolls: page.documentElement.scrollWidth - page.documentElement.clientWidth,
    wide: wide(page),
    pale: pale(page, view),
    paper: view.getComputedStyle(page.body).backgroundColor,
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    broken: [...page.querySelectorAll("a[href^='#']")].map((a) => a.getAttribute("href").slice(1)).filter((id) => !ids.includes(id)),
    nameless: links.filter((e) => !(e.getAttribute("aria-label") || e.textContent).trim()).length,
    untabbable: links.filter((e) => e.tabIndex < 0).length,
    headings: [...page.querySelectorAll("h1, h2, h3, h4")].map((e) => Number(e.tagName[1])),
    scripts: page.scripts.length,
    text: page.body.textContent,
  };
}

window.addEventListener("load", () => {
  const out = document.createElement("pre");
  out.id = "measures";
  const frames = [...document.querySelectorAll("iframe")];
  out.textContent = JSON.stringify(Object.fromEntries(frames.map((frame) => [frame.id, measures(frame)])));
  document.body.append(out);
});
