const http = require('node:http');

// Clients stand in line; "next" serves the first, "boom" is a bug.
const line = [];
const desk = http.createServer((request, response) => {
  process.send(line.push(response)); // so many wait now
});

process.on('message', (message) => {
  if (message === 'boom') {
    throw new Error('nobody catches this');
  }
  line.shift()?.end('served\n');
});

desk.listen(0, '127.0.0.1', () => {
  process.send({ port: desk.address().port });
});
process.on('disconnect', () => process.exit());
