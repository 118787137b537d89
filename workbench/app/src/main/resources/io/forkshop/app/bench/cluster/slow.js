// What SlowPrimary and SlowWorker are to us, in the way that Node's manual shows: a worker that
// ends is replaced at once. Arguments: folder of the journals, workers, port, policy.
const cluster = require('node:cluster');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

const [folder, count, port, policy] = process.argv.slice(2);

if (cluster.isPrimary) {
  primary();
} else {
  worker();
}

function primary() {
  cluster.schedulingPolicy = policy === 'rr' ? cluster.SCHED_RR : cluster.SCHED_NONE;
  const serving = new Map();
  let place = 0;
  cluster.on('listening', (one, address) => {
    place = address.port;
    serving.set(one.id, one);
  });
  cluster.on('disconnect', (one) => serving.delete(one.id));
  cluster.on('exit', (one) => {
    serving.delete(one.id);
    if (!one.exitedAfterDisconnect) cluster.fork();
  });
  process.on('disconnect', () => process.exit());
  process.on('message', async (order) => {
    if (order.op === 'pids') {
      process.send({ pids: [...serving.values()].map((one) => one.process.pid), port: place });
    } else if (order.op === 'reload') {
      for (const old of [...serving.values()]) await replace(old);
      process.send({ done: true, text: '' });
    }
  });
  for (let i = 0; i < count; i++) cluster.fork();
}

function replace(old) {
  return new Promise((done) => {
    cluster.fork().once('listening', () => {
      const force = setTimeout(() => old.process.kill('SIGKILL'), 5000);
      old.once('exit', () => {
        clearTimeout(force);
        done();
      });
      old.disconnect();
    });
  });
}

function worker() {
  const journal = fs.openSync(path.join(folder, String(process.pid)), 'w+');
  const note = (client, has) => fs.writeSync(journal, Buffer.from([has]), 0, 1, client);
  const server = http.createServer((request, response) => {
    setTimeout(() => response.end(`${process.pid}\n`), 20);
  });
  server.on('connection', (socket) => {
    const client = socket.remotePort;
    note(client, 1);
    socket.on('close', () => note(client, 0));
    socket.on('error', () => {});
  });
  server.listen(Number(port), '127.0.0.1');
}
