const { fork } = require('node:child_process');
const path = require('node:path');

const BURN = path.join(__dirname, '..', '2-fork', 'burn.js');
const EVERY = 50; // ms
const NUMBERS = 3_000_000;
let drawn = 0;

// One frame of a spinner each 50 ms, as long as this thread gets to it.
setInterval(() => drawn++, EVERY);

process.on('disconnect', () => process.exit());

// Computes here or in a worker, and says how many frames that cost.
process.on('message', (where) => {
  const start = Date.now();
  const before = drawn;
  const done = () => {
    const due = Math.floor((Date.now() - start) / EVERY);
    process.send({ due, drawn: Math.min(due, drawn - before) });
  };
  if (where === 'here') {
    primesBelow(NUMBERS);
    done();
  } else {
    const worker = fork(BURN);
    worker.on('message', () => {
      worker.disconnect();
      done();
    });
    worker.send(NUMBERS);
  }
});

function primesBelow(limit) {
  let found = 0;
  for (let n = 2; n < limit; n++) {
    let d = 2;
    while (d * d <= n && n % d !== 0) {
      d++;
    }
    found += d * d > n ? 1 : 0;
  }
  return found;
}
