// The wire to the program: clicks become addresses, the filter form shows what the address asks.
export default function ({ data, parentElement, setTriggerValue }) {
  const atlas = (window.atlas ??= { lost: null });
  atlas.go = (target) => setTriggerValue("go", target);
  atlas.data = data;
  const live = parentElement.querySelector("[role=status]");
  if (live && live.textContent !== data.said) live.textContent = data.said;
  const root = document.documentElement;
  Object.assign(root.dataset, { mode: data.mode, copied: data.copied, byHand: data.byHand });
  root.lang = data.lang;
  showPanel(data.panel);
  const unread = document.querySelector("#link-unread"); // Streamlit drops over 1,000 parameters
  if (unread) unread.hidden = data.parts > 0 || location.search.length < 2;
  if (!atlas.wired) {
    atlas.wired = true;
    document.addEventListener("click", clicked);
    document.addEventListener("change", changed);
    document.addEventListener("submit", (event) => {
      if (event.target.closest("form.panel")) { event.preventDefault(); ask(); }
    });
    new MutationObserver(settle).observe(document.body, { childList: true, subtree: true });
  }
  settle();

  function clicked(event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const at = event.target.closest("[data-go]");
    if (!at) return;
    event.preventDefault();
    atlas.lost = at.dataset.keep || null;
    if (at.dataset.top !== undefined) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
    atlas.go(at.dataset.go);
  }

  function changed(event) {
    if (event.target.closest("form.panel")) ask();
    else if (event.target.matches("select[data-goto]")) {
      atlas.lost = event.target.dataset.keep;
      atlas.go(event.target.value);
    }
  }

  function ask() {
    const asked = new URLSearchParams();
    for (const form of document.querySelectorAll("form.panel"))
      for (const [key, value] of new FormData(form)) if (value.trim()) asked.append(key, value.trim());
    for (const input of document.querySelectorAll("input[data-typed]")) delete input.dataset.typed;
    const fields = new Set([...document.querySelectorAll("form.panel [name]")].map((one) => one.name));
    for (const [key, value] of new URLSearchParams(location.search)) // what no field asks stays as it is
      if (!fields.has(key) && !["id", "page", "at", "rest", "snapshot"].includes(key)) asked.append(key, value);
    const target = asked.toString();
    if (target === atlas.asked) return; // Enter fires both submit and change
    atlas.asked = target;
    atlas.go(target);
  }

  function showPanel(panel) {
    for (const form of panel ? document.querySelectorAll("form.panel") : []) showForm(form, panel);
  }

  function showForm(form, panel) {
    const fresh = form.dataset.ready !== panel.of;
    if (fresh) atlas.asked = null;
    const found = form.querySelector(".found");
    if (found) found.textContent = panel.found;
    for (const input of form.querySelectorAll("input[type=checkbox]")) {
      const count = panel.counts[input.name]?.[input.value] ?? 0;
      input.checked = (panel.chosen[input.name] ?? []).includes(input.value);
      input.disabled = !count && !input.checked;
      const shown = input.parentElement.querySelector(".n");
      if (shown) shown.textContent = count.toLocaleString("en");
    }
    for (const input of form.querySelectorAll("input:not([type=checkbox])")) {
      const value = (panel.chosen[input.name] ?? [""])[0];
      if (input.dataset.typed) continue; // before the program was there; a search ends it
      if (fresh || document.activeElement !== input) input.value = value;
    }
    for (const options of form.querySelectorAll("fieldset.options")) {
      if (options.querySelector("input:enabled")) options.removeAttribute("tabindex");
      else options.tabIndex = 0; // a list that scrolls can be reached by keyboard all the same
    }
    for (const part of form.querySelectorAll("details[data-facet]")) {
      part.querySelector(".chosen").textContent = panel.told[part.dataset.facet] ?? "";
    }
    form.dataset.ready = panel.of;
  }

  function settle() {
    const panel = atlas.data.panel;
    if (panel && document.querySelector(`form.panel:not([data-ready="${CSS.escape(panel.of)}"])`))
      showPanel(panel);
    if (atlas.lost && (document.activeElement === document.body || !document.activeElement)) {
      const again = document.querySelector(`[data-keep="${CSS.escape(atlas.lost)}"]`);
      if (again) { atlas.lost = null; again.focus({ preventScroll: true }); }
    }
  }
}
