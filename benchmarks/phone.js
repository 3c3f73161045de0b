// What a page notes about its own first load: when its heading was painted, when its controls
// answered, what moved. Runs before the page's own scripts; HEADING and ANSWERS are put in.
(() => {
  const noted = { readable: null, heading: "", answers: null, shift: 0, moved: null };
  window.firstLoad = noted;
  const HEADING = "{{heading}}", ANSWERS = "{{answers}}".split(" && ");

  // Element Timing gives the paint of exactly this text; the largest paint may be another text.
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      if (noted.readable !== null || !one.intersectionRect.width) continue;
      noted.readable = one.renderTime || one.loadTime;
      noted.heading = one.element?.textContent.trim().slice(0, 80) ?? "";
    }
  }).observe({ type: "element", buffered: true });
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) noted.shift += one.value;
  }).observe({ type: "layout-shift", buffered: true });
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  document.addEventListener("DOMContentLoaded", look);

  function look() {
    if (noted.readable === null)
      for (const one of document.querySelectorAll(HEADING)) if (!one.hasAttribute("elementtiming")) one.setAttribute("elementtiming", "heading");
    if (noted.answers === null && document.readyState !== "loading" && ANSWERS.every((one) => document.querySelector(one)))
      noted.answers = performance.now();
  }

  // The atlas takes its first view away by `remove`: what stood where, before and after.
  const remove = Element.prototype.remove;
  Element.prototype.remove = function () {
    if (this.id !== "first") return remove.call(this);
    const before = places(this);
    remove.call(this);
    requestAnimationFrame(() => requestAnimationFrame(() => { noted.moved = moved(before, places(document.querySelector("#root"))); }));
  };

  function places(under) {
    const found = new Map();
    for (const one of under.querySelectorAll("h1, h2, h3, p, li, a, button, select, input, dt, dd")) {
      const box = one.getBoundingClientRect();
      if (box.width < 2 || box.bottom < 0 || box.top > innerHeight) continue;
      const name = `${one.tagName} ${one.textContent.trim().slice(0, 60)}`;
      let key = name;
      for (let nth = 2; found.has(key); nth++) key = `${name} (${nth})`;
      found.set(key, box);
    }
    return found;
  }

  function moved(before, after) {
    const by = { px: 0, what: "", same: 0, gone: [] };
    for (const [key, was] of before) {
      const is = after.get(key);
      if (!is) { by.gone.push(key); continue; }
      by.same += 1;
      const px = Math.max(...["x", "y", "width", "height"].map((side) => Math.abs(is[side] - was[side])));
      if (px > by.px) Object.assign(by, { px, what: key });
    }
    return by;
  }
})();
