const cluster = require('node:cluster');
const http = require('node:http');

// Its argument is the port. /boom fails, and nobody catches it.
process.on('uncaughtException', (failure) => {
  console.error(failure);
  cluster.worker.disconnect(); // says goodbye, and lets others finish
  setTimeout(() => process.exit(1), 1000).unref(); // not for ever
});

http.createServer((request, response) => {
  if (request.url === '/boom') {
    throw new Error('boom');
  }
  response.end(`hello from pid ${process.pid}\n`);
}).listen(Number(process.argv[2] ?? 0), '127.0.0.1');
