// What a page does by itself, with or without a connection: dim, filters, share, copy, print, rest.
(() => {
  if (window.atlasPage) return;
  window.atlasPage = true;
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 75rem)");
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window */ } };
  const panel = () => document.querySelector("dialog.filters");
  const parts = () => [...document.querySelectorAll(["h2", "h3", "p", "li", "dt", "summary"].map((one) => `#root .atlas ${one}, #first .atlas ${one}`))];
  let wanted = false;
  let reached = false;
  let back = false;
  let saved = null; // what can be saved of the page, as Zotero last saw it
  if (kept("atlas-dim") === "on") root.dataset.light = "dim";
  document.addEventListener("click", clicked);
  document.addEventListener("close", closed, true);
  document.addEventListener("keydown", (event) => { // beside the list, Escape is not the browser's
    if (event.key === "Escape" && panel()?.contains(document.activeElement)) panel().close();
  });
  document.addEventListener("change", (event) => { // until the wire is there, the browser goes itself
    if (event.target.matches("#first select[data-goto]")) location.search = event.target.value;
  });
  document.addEventListener("change", (event) => { // the atlas's own notes go along with files when asked for
    if (!event.target.matches("[data-notes]")) return;
    for (const one of document.querySelectorAll(".files a")) {
      const to = new URL(one.href);
      if (event.target.checked) to.searchParams.set("notes", "yes");
      else to.searchParams.delete("notes");
      one.setAttribute("href", to.pathname + to.search.replaceAll("%2C", ","));
    }
  });
  wide.addEventListener("change", restore);
  addEventListener("beforeprint", unfold);
  new MutationObserver(dress).observe(root, { childList: true, subtree: true });
  dress();

  function clicked(event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const study = event.target.closest(".cards a, .compact a");
    if (study) sessionStorage.setItem("atlas-opened", study.getAttribute("href"));
    const off = event.target.closest("[data-off]");
    if (off && isMine()) keepList(mine().filter((one) => one !== off.dataset.off));
    const at = event.target.closest("[data-pick],[data-adopt],[data-dim],[data-filters],[data-done],[data-take],[data-copy],[data-print],[data-mail],[data-rest],[data-picture],[data-save]");
    if (!at) return event.target.matches?.("dialog.filters:modal") ? panel().close() : undefined;
    if (at.dataset.rest !== undefined) return restHere(at);
    if (at.dataset.mail !== undefined) return mail(at);
    if (at.dataset.pick !== undefined && !pick(at.dataset.pick)) return; // kept nowhere: the link opens a list
    event.preventDefault();
    if (at.dataset.pick !== undefined) { /* done */ }
    else if (at.dataset.adopt !== undefined) keepList([...new Set([...mine(), ...listed()])]);
    else if (at.dataset.dim !== undefined) dim();
    else if (at.dataset.filters !== undefined) panel()?.open ? panel().close() : open();
    else if (at.dataset.done !== undefined) panel()?.close();
    else if (at.dataset.take !== undefined) take();
    else if (at.dataset.print !== undefined) window.print();
    else if (at.dataset.picture !== undefined) picture(at);
    else if (at.dataset.save !== undefined) save(new Blob([at.dataset.save], { type: "text/csv" }), at.dataset.name);
    else copy(at);
    dress();
  }

  // What can be taken away opens where it can be seen, also from the middle of a long list.
  function take() {
    if (!root.toggleAttribute("data-taking")) return;
    const first = document.querySelector(".take button");
    first?.scrollIntoView({ block: "center" });
    first?.focus({ preventScroll: true });
  }

  function dim() {
    const on = root.dataset.light !== "dim";
    keep("atlas-dim", on ? "on" : "off");
    if (on) root.dataset.light = "dim";
    else delete root.dataset.light;
  }

  function open() {
    const dialog = panel();
    wanted = dialog ? false : !wanted; // asked for before the filters are there: they open when they come
    if (!dialog) return;
    if (wide.matches) { dialog.show(); keep("atlas-filters", "open"); }
    else dialog.showModal();
  }

  function closed(event) {
    if (!event.target.matches("dialog.filters")) return;
    if (wide.matches) keep("atlas-filters", "closed");
    document.querySelector("[data-filters]")?.focus({ preventScroll: true });
    dress();
  }

  // Beside the list, the filters stay open from page to page; a sheet is opened each time anew.
  function restore() {
    const dialog = panel();
    if (!dialog) return;
    const stays = wide.matches && kept("atlas-filters") === "open";
    if (dialog.open && dialog.matches(":modal") === wide.matches) dialog.close();
    dialog.open = stays;
    dialog.dataset.restored = "1";
  }

  function dress() {
    const dialog = panel();
    if (dialog && !dialog.dataset.restored) restore();
    if (dialog && wanted) open();
    root.toggleAttribute("data-filtering", Boolean(dialog?.open));
    for (const one of document.querySelectorAll("[data-dim]")) state(one, "aria-pressed", root.dataset.light === "dim");
    for (const one of document.querySelectorAll("[data-filters]")) {
      state(one, "aria-expanded", Boolean(dialog?.open));
      state(one, "aria-busy", wanted);
    }
    for (const one of document.querySelectorAll("[data-take]")) state(one, "aria-expanded", root.hasAttribute("data-taking"));
    for (const one of document.querySelectorAll(".js-plotly-plot:not([data-leads])")) lead(one);
    dressLists();
    showSavers();
    reach();
    comeBack();
    for (const one of document.querySelectorAll("section[role=presentation][aria-label]")) one.setAttribute("role", "group"); // Streamlit names its place for a file and hides it
    for (const here of document.querySelectorAll("[data-here]")) if (here.textContent !== location.origin) here.textContent = location.origin;
  }

  // A link that was made to rest on leads back to the study that was reached.
  function reach() {
    const at = !reached && new URLSearchParams(location.search).get("at");
    if (!at) return;
    const part = /^part-(\d+)$/.exec(at);
    const there = part ? parts()[Number(part[1])] : document.querySelector(`[data-study="${CSS.escape(at)}"]`);
    if (!there) return;
    reached = true;
    const fold = there.closest("details");
    if (fold) fold.open = true;
    there.scrollIntoView();
  }

  // Back from a study, or by its "Back to the list": the reader finds the place again.
  function comeBack() {
    if (back || !document.querySelector("#results")) return;
    const came = performance.getEntriesByType("navigation")[0]?.type;
    const wanted = came === "back_forward" || new URL(document.referrer || "x:").pathname === "/study";
    const opened = sessionStorage.getItem("atlas-opened");
    const link = wanted && opened && document.querySelector(`.cards a[href="${CSS.escape(opened)}"], .compact a[href="${CSS.escape(opened)}"]`);
    if (link || !wanted || !opened) back = true;
    if (!link) return;
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "center" });
  }

  // Zotero looks for studies when a page is loaded, and again when it is told that others stand there.
  function showSavers() {
    const shown = [...new Set([...document.querySelectorAll("span.Z3988")].map((one) => one.title))].join("\n");
    if (saved !== null && shown !== saved) document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
    saved = shown;
  }

  // The reader's own list: ids kept on the device; what is shared is always an address.
  function mine() {
    return (kept("atlas-list") ?? "").split(",").filter((one) => /^[a-z0-9][a-z0-9-]*$/.test(one)).slice(0, 200);
  }

  function keepList(ids) {
    keep("atlas-list", ids.join(","));
    return mine().join() === ids.join();
  }

  function listed() {
    return new URLSearchParams(location.search).getAll("ids").join(",").split(",").filter(Boolean);
  }

  function isMine() {
    return location.pathname === "/list" && mine().join() === listed().join();
  }

  function pick(id) {
    const ids = mine();
    const done = keepList(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
    const live = document.querySelector(".atlas-said");
    const said = document.querySelector("[data-mine]")?.dataset.said;
    if (live && said && done) live.textContent = said.replace("{n}", mine().length);
    return done;
  }

  function dressLists() {
    const ids = mine();
    for (const one of document.querySelectorAll("[data-pick]")) {
      const words = ids.includes(one.dataset.pick) ? one.dataset.remove : one.dataset.add;
      if (one.textContent !== words) one.textContent = words;
    }
    const to = `/list${ids.length ? `?ids=${ids.join(",")}` : ""}`;
    for (const one of document.querySelectorAll('[data-mine], .foot a[href^="/list"]')) state(one, "href", to);
    for (const one of document.querySelectorAll("[data-kept]")) one.hidden = !ids.length;
    for (const one of document.querySelectorAll("[data-mine]")) {
      const name = one.dataset.mine.replace("{n}", ids.length);
      if (one.textContent !== name) one.textContent = name;
      if (one.hidden !== !ids.length) one.hidden = !ids.length;
    }
    for (const one of document.querySelectorAll("[data-list]")) {
      const held = listed().every((id) => ids.includes(id));
      const shown = one.dataset.list === (held ? "mine" : "other");
      if (one.hidden === shown) one.hidden = !shown;
    }
  }

  function state(one, name, value) {
    if (one.getAttribute(name) !== String(value)) one.setAttribute(name, String(value));
  }

  // The place to come back to: the first study of a list that can be seen, the part of a page.
  function place() {
    const seen = [...document.querySelectorAll("[data-study]")].find((one) => one.getBoundingClientRect().bottom > 80);
    if (seen) return seen.dataset.study;
    const passed = parts().findLastIndex((one) => one.checkVisibility() && one.getBoundingClientRect().top < 120);
    return passed > 0 ? `part-${passed}` : "";
  }

  function restHere(link) {
    const at = place();
    if (!at) return;
    const to = new URL(link.href);
    to.searchParams.set("at", at);
    link.href = to.pathname + to.search;
  }

  // A mark of a picture leads to its studies, as its number in the table does.
  function lead(plot) {
    if (typeof plot.on !== "function") return;
    plot.dataset.leads = "1";
    plot.on("plotly_click", ({ points }) => { if (points[0]?.customdata) location.assign(points[0].customdata); });
  }

  // The picture as a file: on white, its finding and its source above it, made in the browser. It is
  // as high as on the page, and higher by what the words need; its letters are on every device.
  function picture(button) {
    const plot = document.querySelector(`.st-key-${button.dataset.figure} .js-plotly-plot`);
    if (!plot || !window.Plotly) return;
    const { title, source, name, picture: format } = button.dataset;
    const { t, b } = plot._fullLayout._size; // its own margins, with the names of its axes
    const words = 32 + 24 * title.split("<br>").length + 18 * source.split("<br>").length;
    const height = plot.layout.height + words + 16;
    const left = { x: 0, xref: "container", xanchor: "left", y: 1, yref: "container", yanchor: "top", pad: { l: 16, t: title.includes("<br>") ? 29 : 16 } }; // of several lines, the first stands on its place
    const said = { ...left, text: `<b>${title}</b>`, font: { size: 18 }, subtitle: { text: source, font: { size: 13 } } };
    const layout = { ...plot.layout, height, width: 900, margin: { l: 16, r: 24, t: t + words, b: b + 16 }, title: said, font: { family: "Arial, Helvetica, sans-serif" } };
    window.Plotly.downloadImage({ data: plot.data, layout }, { format, width: 900, height, scale: format === "svg" ? 1 : 2, filename: name });
  }

  // Where the story of a virus comes from belongs to it on paper too.
  function unfold() {
    for (const one of document.querySelectorAll(".story ~ .fold:not([open])")) {
      one.open = true;
      addEventListener("afterprint", () => { one.open = false; }, { once: true });
    }
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function mail(link) {
    const body = link.dataset.mail.replaceAll("{here}", location.origin);
    link.href = `mailto:?subject=${encodeURIComponent(link.dataset.subject)}&body=${encodeURIComponent(body)}`;
  }

  async function copy(button) {
    const text = button.dataset.copy.replaceAll("{here}", location.origin);
    const said = document.querySelector(`#${button.getAttribute("aria-describedby")}`);
    let done = true;
    const rich = document.getElementById(button.dataset.rich ?? "");
    try {
      if (rich && window.ClipboardItem) await navigator.clipboard.write([both(text, rich.innerHTML)]);
      else await navigator.clipboard.writeText(text);
    } catch { done = byHand(text); }
    if (said) said.textContent = `${root.dataset[done ? "copied" : "byHand"]} ${done ? button.dataset.what : text}`;
  }

  // A word processor takes the italics and links, a field for plain text the words.
  function both(plain, html) {
    const piece = (type, said) => [type, new Blob([said], { type })];
    return new ClipboardItem(Object.fromEntries([piece("text/plain", plain), piece("text/html", html)]));
  }

  function byHand(text) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
})();
