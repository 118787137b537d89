// Search, theme, copying and keys. All of it works from a folder of files; without this script the book is
// still whole: it only has none of these.
'use strict';

const root = document.documentElement;
const byId = id => document.getElementById(id);

// ---- Contents: open beside the text, closed above it on a phone.

const beside = matchMedia('(min-width: 56.01rem)');
const contents = byId('contents');
const openContents = () => { contents.open = beside.matches; };
openContents();
beside.addEventListener('change', openContents);
contents.querySelector('summary').addEventListener('click', event => {
  if (beside.matches) {
    event.preventDefault();
  }
});

// ---- Theme

function dark() {
  return root.dataset.theme ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
}

function turnTheme() {
  root.dataset.theme = dark() ? 'light' : 'dark';
  try {
    localStorage.setItem('forkshop-theme', root.dataset.theme);
  } catch {
    // It holds for this page then.
  }
}
byId('theme').addEventListener('click', turnTheme);

// ---- Copying: what is typed, without prompt and marks.

const [copyWord, copiedWord, failedWord] = document.body.dataset.copy.split('|');

function textOf(code) {
  const copy = code.cloneNode(true);
  copy.querySelectorAll('.mark').forEach(mark => mark.remove());
  return copy.textContent;
}

async function copyText(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused to files by some browsers; the old way still works there.
    }
  }
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

for (const code of document.querySelectorAll('.listing code, .try code')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copyWord;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    button.textContent = await copyText(textOf(code)) ? copiedWord : failedWord;
    button.focus();
    setTimeout(() => { button.textContent = copyWord; }, 2000);
  });
  const listing = code.closest('.listing');
  (listing ? listing.querySelector('figcaption') : code.parentElement).append(button);
}

// ---- Search: every word must occur; titles count most.

const box = byId('search');
const list = byId('results');
const MOST = 12;
let index;

function loadIndex() {
  index ??= new Promise(resolve => {
    const script = document.createElement('script');
    script.src = 'search.js';
    script.addEventListener('load', () => resolve(window.handbook));
    script.addEventListener('error', () => resolve([]));
    document.head.append(script);
  });
  return index;
}

function score(page, terms) {
  const title = `${page.page} ${page.title}`.toLowerCase();
  const words = page.words.toLowerCase();
  let sum = 0;
  for (const term of terms) {
    const found = words.split(term).length - 1;
    if (!found && !title.includes(term)) {
      return 0;
    }
    sum += found + (title.includes(term) ? 100 : 0);
  }
  return sum;
}

// A piece of the text around the first word found; built of nodes, never of markup.
function excerpt(page, terms) {
  const small = document.createElement('small');
  const words = page.words;
  const at = Math.max(0, words.toLowerCase().indexOf(terms[0]));
  const from = Math.max(0, at - 40);
  small.append((from ? '… ' : '') + words.slice(from, at));
  const mark = document.createElement('mark');
  mark.textContent = words.slice(at, at + terms[0].length);
  small.append(mark, words.slice(at + terms[0].length, at + 90), ' …');
  return small;
}

async function search() {
  const pages = await loadIndex();
  const terms = box.value.toLowerCase().split(/\s+/).filter(term => term);
  const found = terms.length === 0 ? [] : pages
    .map(page => ({ page, score: score(page, terms) }))
    .filter(each => each.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST);
  list.replaceChildren(...found.map(({ page }) => {
    const link = document.createElement('a');
    link.href = page.address;
    link.append(`${page.page} ${page.title}`, excerpt(page, terms));
    link.addEventListener('click', closeResults);
    const item = document.createElement('li');
    item.append(link);
    return item;
  }));
  list.hidden = found.length === 0;
  byId('found').textContent = terms.length === 0 ? ''
    : found.length === 0 ? document.body.dataset.none : String(found.length);
  box.setAttribute('aria-invalid', String(terms.length > 0 && found.length === 0));
}

function closeResults() {
  list.hidden = true;
}

box.addEventListener('focus', loadIndex);
box.addEventListener('input', search);
box.closest('search').addEventListener('keydown', event => {
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement);
  if (event.key === 'Escape') {
    closeResults();
    box.focus();
  } else if (event.key === 'ArrowDown' && links.length) {
    links[Math.min(at + 1, links.length - 1)].focus();
  } else if (event.key === 'ArrowUp' && at >= 0) {
    (at === 0 ? box : links[at - 1]).focus();
  } else if (event.key === 'Enter' && document.activeElement === box && links.length) {
    links[0].click();
  } else {
    return;
  }
  event.preventDefault();
});
document.addEventListener('click', event => {
  if (!event.target.closest('search')) {
    closeResults();
  }
});

// ---- Keys

function follow(rel) {
  document.querySelector(`.ways [rel="${rel}"]`)?.click();
}

document.addEventListener('keydown', event => {
  const typing = event.target.closest('input, textarea, dialog');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const act = {
    '/': () => box.focus(),
    n: () => follow('next'),
    p: () => follow('prev'),
    t: turnTheme,
    '?': () => byId('keys').showModal(),
  }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});
