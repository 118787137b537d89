const cluster = require('node:cluster');
const path = require('node:path');

// Keeps two workers up behind one port. It serves nobody itself.
const exec = path.join(__dirname, 'web.js');
cluster.setupPrimary({ exec, args: ['0'] });
cluster.on('listening', (worker, { port }) => {
  process.send({ port, pid: worker.process.pid });
});
cluster.on('exit', (worker) => {
  if (!worker.exitedAfterDisconnect) {
    cluster.fork();
  }
});
process.on('disconnect', () => process.exit());
cluster.fork();
cluster.fork();
