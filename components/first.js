// The first view stands until Streamlit has drawn the same screen; then it goes, and nothing moves.
(() => {
  const first = document.getElementById("first");
  requestAnimationFrame(() => requestAnimationFrame(start)); // when the text has been painted
  const watch = new MutationObserver(swap);
  watch.observe(document.body, { childList: true, subtree: true });

  function start() {
    document.head.append(document.importNode(document.getElementById("program").content, true));
  }

  function swap() {
    const drawn = document.querySelector("#root .foot, #root .nothing");
    if (!drawn || document.querySelector("#root [data-testid=stSkeleton]:not([class*=st-key-chart] *)")) return; // a picture may come later
    if (!document.querySelector("#root .atlas-said") && !document.querySelector("#root .nothing")) return;
    watch.disconnect();
    const at = first.scrollTop;
    const href = first.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const field = first.querySelector("input[type=search]");
    const typed = field && field.value !== field.defaultValue ? field.value : "";
    const typing = field && field === document.activeElement;
    document.documentElement.dataset.drawn = "1";
    first.remove();
    const main = document.querySelector("[data-testid=stMain]");
    if (main) main.scrollTop = at;
    if (href) document.querySelector(`#root a[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true });
    const search = document.querySelector("#root input[type=search]");
    if (search && typed) {
      search.value = typed;
      search.dataset.typed = "1"; // the wire leaves it as it is
    }
    if (search && typing) search.focus({ preventScroll: true });
  }
})();
