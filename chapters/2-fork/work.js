const http = require('node:http');

const server = http.createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.end(`hello, world, from process ${process.pid}\n`);
});

// Port 0 asks the system for any port that is free.
server.listen(0, '127.0.0.1', () => {
  process.send({ port: server.address().port });
});

// Without a parent nobody would ever stop this server.
process.on('disconnect', () => process.exit());
