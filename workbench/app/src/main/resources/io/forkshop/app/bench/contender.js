// Does with Node's own child_process what it is told, and says what it measured: contender.c in C,
// JvmContender in Java. An order is "OP COUNT SIZE", the answer a list of numbers.
const { fork, spawn } = require('node:child_process');
const { readFileSync } = require('node:fs');

const ops = { spawn: spawnMany, trips, flood, drain, crowd };

process.on('message', async (order) => {
  const [op, count, size] = order.split(' ');
  try {
    process.send(await ops[op](Number(count), Number(size)));
  } catch (e) {
    process.send({ error: `node, asked for ${order}: ${e.message}` });
  }
});
process.on('disconnect', () => process.exit());

const now = () => Number(process.hrtime.bigint());

// The median time from spawn to exit, in microseconds, one after the other.
async function spawnMany(count) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = now();
    await new Promise((done, failed) => spawn('true').on('exit', done).on('error', failed));
    times.push((now() - start) / 1000);
  }
  return [times.sort((a, b) => a - b)[count >> 1]];
}

let worker = null;

function peer(listener) {
  worker ??= fork(`${__dirname}/contender-worker.js`);
  worker.removeAllListeners('message').on('message', listener);
  return worker;
}

// A message whose frame has that many bytes while n has four digits.
const text = (size) => 'x'.repeat(size - '{"n":1000,"op":"trips","text":""}\n'.length);

// Microseconds from a message to its echo.
function trips(count, size) {
  return new Promise((done) => {
    const start = now();
    const echo = peer(({ n, text }) => {
      if (n > 0) {
        echo.send({ n: n - 1, op: 'trips', text });
      } else {
        done([(now() - start) / 1000 / count]);
      }
    });
    echo.send({ n: count - 1, op: 'trips', text: text(size) });
  });
}

// Messages a second to a worker: when send says false, the next one's callback is awaited.
function flood(count, size) {
  return new Promise((done) => {
    const start = now();
    const sink = peer(() => done([count * 1e9 / (now() - start)]));
    const filler = text(size);
    let n = count;
    (function more() {
      while (n > 0) {
        n -= 1;
        if (!sink.send({ n, op: 'flood', text: filler })) {
          n -= 1;
          return n >= 0 && sink.send({ n, op: 'flood', text: filler }, more);
        }
      }
    })();
  });
}

// Messages a second from a worker.
function drain(count, size) {
  return new Promise((done) => {
    const start = now();
    const source = peer(({ n }) => n === 0 && done([count * 1e9 / (now() - start)]));
    source.send({ n: count, op: 'drain', text: text(size) });
  });
}

// Children alive at once: milliseconds to start all, our own memory then in MiB (PSS),
// milliseconds to kill all.
async function crowd(count) {
  const start = now();
  const all = Array.from({ length: count }, () =>
    spawn('cat', [], { stdio: ['pipe', 'ignore', 'ignore'] }));
  const started = (now() - start) / 1e6;
  for (const child of all) {
    child.stdin.on('error', () => {});
  }
  const pss = /^Pss:\s+(\d+)/m.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))[1] / 1024;
  const ending = now();
  await Promise.all(all.map((child) => new Promise((done) => {
    child.on('exit', done);
    child.kill('SIGKILL');
  })));
  return [started, pss, (now() - ending) / 1e6];
}
