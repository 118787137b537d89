const cluster = require('node:cluster');
const http = require('node:http');

// Its argument is the port. / answers at once, /slow?ms=200 later.
const port = Number(process.argv[2] ?? 0);
let late = 0;

const server = http.createServer((request, response) => {
  const slow = /^\/slow\?ms=(\d{1,5})$/.exec(request.url);
  setTimeout(() => {
    if (cluster.worker?.exitedAfterDisconnect) {
      response.setHeader('Connection', 'close'); // it is leaving
    }
    response.end(`hello from pid ${process.pid}\n`);
  }, late + Number(slow?.[1] ?? 0));
});
server.keepAliveTimeout = 1000; // milliseconds: so long may it idle
server.listen(port, '127.0.0.1');

// {"fault":"hang"} and its like: what no worker should ever do.
process.on('message', ({ fault }) => {
  process.send({ obeys: String(fault) }, () => obey(fault));
});

const kept = [];

function obey(fault) {
  switch (fault) {
    case 'hang':
      const memory = new Int32Array(new SharedArrayBuffer(4));
      Atomics.wait(memory, 0, 0); // the one thread waits for ever
    case 'leak':
      setInterval(() => kept.push(new Array(1 << 17).fill(0)), 1);
      break;
    case 'slow':
      late = 500;
      break;
    case 'crash':
      throw new Error('as told');
  }
}
