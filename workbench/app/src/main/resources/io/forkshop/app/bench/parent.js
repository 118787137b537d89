// A warm Node parent: forks a worker when told to, and says how long its first message took.
const { fork } = require('node:child_process');

let crowd = [];

process.on('message', ({ op, worker, count }) => {
  if (op === 'fork') {
    first(worker);
  } else if (op === 'crowd') {
    assemble(worker, count);
  } else {
    dismiss();
  }
});

process.on('disconnect', () => process.exit());

function first(worker) {
  const start = process.hrtime.bigint();
  const child = fork(worker);
  let micros = -1;
  child.once('message', () => {
    micros = Number(process.hrtime.bigint() - start) / 1000;
    child.kill('SIGKILL');
  });
  child.once('exit', (code) => {
    process.send(micros < 0 ? { error: `${worker} exited with code ${code}, saying nothing` } : { micros });
  });
}

function assemble(worker, count) {
  crowd = Array.from({ length: count }, () => fork(worker));
  let speaking = 0;
  for (const child of crowd) {
    child.once('message', () => {
      speaking += 1;
      if (speaking === count) {
        process.send({ pids: crowd.map((each) => each.pid) });
      }
    });
  }
}

function dismiss() {
  let alive = crowd.length;
  for (const child of crowd) {
    child.once('exit', () => {
      alive -= 1;
      if (alive === 0) {
        process.send({ gone: crowd.length });
      }
    });
    child.kill('SIGKILL');
  }
}
