// The one script of the atlas: clicks become addresses, the filter form shows what the address asks.
export default function ({ data, parentElement, setTriggerValue }) {
  const atlas = (window.atlas ??= { lost: null });
  atlas.go = (target) => setTriggerValue("go", target);
  atlas.data = data;
  const live = parentElement.querySelector("[role=status]");
  if (live && live.textContent !== data.said) live.textContent = data.said;
  document.documentElement.lang = "en";
  showPanel(data.panel);
  const unread = document.querySelector("#link-unread"); // Streamlit drops over 1,000 parameters
  if (unread) unread.hidden = data.parts > 0 || location.search.length < 2;
  if (!atlas.wired) {
    atlas.wired = true;
    document.addEventListener("click", clicked);
    document.addEventListener("change", changed);
    document.addEventListener("submit", (event) => {
      if (event.target.closest("form.panel")) { event.preventDefault(); ask(event.target); }
    });
    new MutationObserver(settle).observe(document.body, { childList: true, subtree: true });
  }
  settle();

  function clicked(event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const at = event.target.closest("[data-go],[data-copy],[data-print],[data-filters]");
    if (!at) return;
    event.preventDefault();
    if (at.dataset.go !== undefined) {
      atlas.lost = at.dataset.keep || null;
      if (at.dataset.top !== undefined) document.querySelector("#results")?.scrollIntoView();
      atlas.go(at.dataset.go);
    } else if (at.dataset.copy !== undefined) copy(at);
    else if (at.dataset.print !== undefined) window.print();
    else document.querySelector("[data-testid=stExpandSidebarButton]")?.click();
  }

  function changed(event) {
    const form = event.target.closest("form.panel");
    if (form) ask(form);
    else if (event.target.matches("select[data-goto]")) {
      atlas.lost = event.target.dataset.keep;
      atlas.go(event.target.value);
    }
  }

  function ask(form) {
    const asked = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value.trim()) asked.append(key, value.trim());
    for (const [key, value] of Object.entries(atlas.data.panel.keep)) asked.append(key, value);
    const target = asked.toString();
    if (target === atlas.asked) return; // Enter fires both submit and change
    atlas.asked = target;
    atlas.go(target);
  }

  function showPanel(panel) {
    const form = document.querySelector("form.panel");
    if (!form || !panel) return;
    const fresh = form.dataset.ready !== panel.of;
    if (fresh) atlas.asked = null;
    for (const input of form.querySelectorAll("input[type=checkbox]")) {
      const count = panel.counts[input.name]?.[input.value] ?? 0;
      input.checked = (panel.chosen[input.name] ?? []).includes(input.value);
      input.disabled = !count && !input.checked;
      const shown = input.parentElement.querySelector(".n");
      if (shown) shown.textContent = count.toLocaleString("en");
    }
    for (const input of form.querySelectorAll("input:not([type=checkbox])")) {
      const value = (panel.chosen[input.name] ?? [""])[0];
      if (fresh || document.activeElement !== input) input.value = value;
    }
    for (const part of form.querySelectorAll("details[data-facet]")) {
      const number = part.querySelectorAll("input:checked").length;
      part.querySelector(".chosen").textContent = number ? `${number} chosen` : "";
    }
    form.dataset.ready = panel.of;
  }

  function settle() {
    const form = document.querySelector("form.panel");
    if (form && form.dataset.ready !== atlas.data.panel?.of) showPanel(atlas.data.panel);
    if (atlas.lost && (document.activeElement === document.body || !document.activeElement)) {
      const again = document.querySelector(`[data-keep="${CSS.escape(atlas.lost)}"]`);
      if (again) { atlas.lost = null; again.focus({ preventScroll: true }); }
    }
  }

  async function copy(button) {
    const text = button.dataset.copy.replaceAll("{here}", location.origin);
    const said = document.querySelector(`#${button.getAttribute("aria-describedby")}`);
    let done = true;
    try { await navigator.clipboard.writeText(text); } catch { done = byHand(text); }
    if (said) said.textContent = done ? `Copied: ${button.dataset.what}.` : `Copy this by hand: ${text}`;
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
}
