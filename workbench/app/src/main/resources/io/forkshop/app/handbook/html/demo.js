// The same computation on the page's own thread and in a Web Worker; meanwhile frames are counted.
'use strict';

function primesBelow(limit) {
  let found = 0;
  for (let n = 2; n < limit; n++) {
    let d = 2;
    while (d * d <= n && n % d !== 0) {
      d++;
    }
    if (d * d > n) {
      found++;
    }
  }
  return found;
}

const LIMIT = 3_000_000;
const dot = document.getElementById('demo-dot');
const counter = document.getElementById('demo-frames');
const said = document.getElementById('demo-said');
let frames = 0;

// Each frame is counted and moves the dot: both need the page's thread.
function draw() {
  frames++;
  counter.textContent = String(frames);
  dot.style.transform = `translateX(${frames % 100}%)`;
  requestAnimationFrame(draw);
}
requestAnimationFrame(draw);

function onThePage() {
  return Promise.resolve(primesBelow(LIMIT));
}

// A worker is made of an address; that of a text we have here needs no server.
function inAWorker() {
  const source = `${primesBelow}; onmessage = event => postMessage(primesBelow(event.data));`;
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(address);
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', event => resolve(event.data));
    worker.addEventListener('error', () => reject(new Error('no worker')));
    worker.postMessage(LIMIT);
  }).finally(() => {
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}

async function measured(compute) {
  said.textContent = said.dataset.running;
  // Two frames on, so that the words above are drawn before a computation may keep them from it.
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const before = frames;
  const start = performance.now();
  let result;
  try {
    result = await compute();
  } catch (error) {
    result = error.message;
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const drawn = frames - before;
  said.dataset.frames = String(drawn);
  said.textContent = said.dataset.said
    .replace('{primes}', result).replace('{seconds}', seconds).replace('{frames}', drawn);
}

document.getElementById('demo-page').addEventListener('click', () => measured(onThePage));
document.getElementById('demo-worker').addEventListener('click', () => measured(inAWorker));
