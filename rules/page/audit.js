// Filters and sorts the tables of the page of an audit. The page is whole without it: everything that it adds is for it alone.
(() => {
  'use strict';
  const ROWS_TO_FILTER = 8;
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value ?? cell.textContent.trim();
  };

  const sortBy = (heading) => {
    const number = heading.dataset.sort === 'number';
    const was = heading.getAttribute('aria-sort');
    const ascending = was ? was === 'descending' : !number;
    const column = heading.cellIndex;
    const body = heading.closest('table').tBodies[0];
    const keyed = [...body.rows].map((row) => {
      const value = valueOf(row, column);
      return { row, value: number ? Number(value) : value };
    });
    keyed.sort((a, b) => (number ? a.value - b.value : collator.compare(a.value, b.value)) * (ascending ? 1 : -1));
    body.append(...keyed.map(({ row }) => row));
    for (const other of heading.parentElement.cells) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
  };

  for (const heading of document.querySelectorAll('th[data-sort]')) {
    const button = make('button', { type: 'button', className: 'sort' }, heading.textContent);
    button.addEventListener('click', () => sortBy(heading));
    heading.replaceChildren(button);
  }

  const addFilter = (before, name, rowsOf) => {
    const input = make('input', { type: 'search', autocomplete: 'off' });
    const count = make('output', {});
    const say = (shown, all) => { count.textContent = `Shows ${shown} of ${all}`; };
    let known;
    input.addEventListener('input', () => {
      known ??= [...rowsOf()].map((row) => ({ row, text: row.textContent.toLowerCase() }));
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, text } of known) {
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) shown += 1;
      }
      say(shown, known.length);
    });
    say(rowsOf().length, rowsOf().length);
    const label = make('label', {}, 'Filter ', make('span', { className: 'hidden-words' }, name), ' ', input);
    before.before(make('div', { className: 'filter' }, label, count));
  };

  for (const table of document.querySelectorAll('main table')) {
    const body = table.tBodies[0];
    if (body.rows.length < ROWS_TO_FILTER) continue;
    addFilter(table.closest('.scroll') ?? table, table.caption.textContent, () => body.rows);
  }
  for (const list of document.querySelectorAll('ul.files')) {
    if (list.children.length < ROWS_TO_FILTER) continue;
    addFilter(list, list.closest('details').querySelector('summary').textContent, () => list.children);
  }

  // Only what does scroll is a stop on the way of the keyboard.
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
      if (scrolls) target.tabIndex = 0;
      else if (target !== document.activeElement) target.removeAttribute('tabindex');
    }
  });
  for (const part of document.querySelectorAll('.scroll')) watch.observe(part);

  // Paper has nothing to open.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
})();
