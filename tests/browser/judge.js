// What a page is judged by: every function gives plain values for a test to compare.
window.judge = {
  // Text, its colour and the colour behind it, for every text that can be seen.
  texts: () => {
      const behind = one => {
          for (let at = one; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor;
              if (!/, 0\)$|transparent/.test(colour)) return colour;
          }
          return getComputedStyle(document.documentElement).backgroundColor;
      };
      const found = new Map();
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
          const one = walk.currentNode.parentElement;
          if (!walk.currentNode.data.trim() || !one.checkVisibility({visibilityProperty: true})) continue;
          if (one.closest('.unseen, .atlas-said, script, style, noscript, svg')) continue; // pictures: test_pictures.py
          const style = getComputedStyle(one);
          const size = parseFloat(style.fontSize);
          const key = [style.color, behind(one), size].join('|');
          if (!found.has(key)) found.set(key, {
              colour: style.color, behind: behind(one), size,
              height: parseFloat(style.lineHeight) / size, text: walk.currentNode.data.trim().slice(0, 40),
          });
      }
      return [...found.values()];
  },

  // Characters on each line of running text, by where the browser breaks it.
  lines: () => {
      const lines = [];
      for (const one of document.querySelectorAll('.atlas p, .atlas li, .atlas dd')) {
          if (!one.checkVisibility() || one.closest('.unseen, dialog') || one.querySelector('p, li')) continue;
          const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
          const by = new Map();
          while (walk.nextNode()) for (const word of walk.currentNode.data.matchAll(/\S+\s*/g)) {
              const range = document.createRange();
              range.setStart(walk.currentNode, word.index);
              range.setEnd(walk.currentNode, word.index + word[0].trimEnd().length);
              const box = range.getBoundingClientRect();
              if (!box.width) continue;
              const top = Math.round((box.top + box.height / 2) / 8);
              by.set(top, (by.get(top) ?? 0) + word[0].length);
          }
          for (const length of by.values()) lines.push([length, one.textContent.slice(0, 60)]);
      }
      return lines;
  },

  // Words between the heading and an element.
  wordsBefore: caveat => {
      const before = document.createRange();
      before.setStartBefore(document.querySelector('h1'));
      before.setEndBefore(caveat);
      const box = document.createElement('div');
      box.append(before.cloneContents());
      return box.textContent.split(/\s+/).filter(Boolean).length;
  },

  // Where the focus is, whether it can be seen, and whether something covers it.
  focus: () => {
      const one = document.activeElement;
      if (one === document.body) return null;
      const style = getComputedStyle(one), box = one.getBoundingClientRect();
      const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      const line = one.getClientRects()[0] ?? box;
      const at = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
      return {
          what: one.outerHTML.slice(0, 90), shown,
          own: Boolean(one.closest('.atlas, [class*=st-key-take]')),
          toolbar: Boolean(one.closest('[data-testid=stToolbar], [data-testid=stHeader]')),
          free: Boolean(at) && (one.contains(at) || at.contains(one) || at.closest('label') === one.closest('label')),
      };
  },

  // Smaller than `least` pixels, and not a link inside a sentence (WCAG 2.2, 2.5.8).
  small: ([least, all]) => [...document.querySelectorAll(all)].filter(one => {
      if (!one.checkVisibility() || one.closest('.unseen')) return false;
      const box = one.getBoundingClientRect();
      const target = one.matches('input[type=checkbox]') ? one.closest('label').getBoundingClientRect() : box;
      const inline = getComputedStyle(one).display === 'inline'
          && one.parentElement.textContent.trim().length > one.textContent.trim().length;
      return !inline && (target.width < least || target.height < least) && box.width > 1;
  }).map(one => `${one.outerHTML.slice(0, 80)} ${one.getBoundingClientRect().width}×${one.getBoundingClientRect().height}`),

  // What is wider than the screen.
  sideways: () => [document.documentElement, document.querySelector('[data-testid=stMain]')]
      .filter(one => one && one.scrollWidth > Math.min(one.clientWidth, innerWidth))
      .map(one => `${one.tagName} ${one.scrollWidth} > ${one.clientWidth}`),

  // Text that does not fit into its own box.
  cut: () => [...document.querySelectorAll('.atlas :is(button, a, summary, h1, h2, h3, p)')]
    .filter(one => one.checkVisibility() && !one.closest('.unseen') && one.clientWidth > 1
      && one.scrollWidth > one.clientWidth + 2 && getComputedStyle(one).display !== 'inline')
    .map(one => one.outerHTML.slice(0, 90)),

  // What is stuck to the screen and covers more than a share of its height.
  covering: (share) => [...document.querySelectorAll('*')]
    .filter(one => ['fixed', 'sticky'].includes(getComputedStyle(one).position) && one.checkVisibility())
    .map(one => one.getBoundingClientRect().height).filter(height => height > innerHeight * share),

  // Where every visible text begins, in the order of the page.
  places: (inside) =>
    [...document.querySelectorAll(`${inside} .atlas :is(h1, h2, h3, p, li, dt, dd)`)]
      .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('dialog, .unseen, .chart-waiting'))
      .map(one => [one.textContent.trim().slice(0, 60), one.getBoundingClientRect()])
      .filter(([text, box]) => text && box.width > 1)
      .map(([text, box]) => [text, Math.round(box.left), Math.round(box.top)]),
};
