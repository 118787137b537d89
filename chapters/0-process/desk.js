const net = require('node:net');

// Clients stand in line; "next" serves the first, "boom" is a bug.
const line = [];
const desk = net.createServer((client) => line.push(client));

process.on('message', (message) => {
  if (message === 'boom') {
    throw new Error('nobody catches this');
  }
  // Later: those who came at the same moment stand in line by then.
  setImmediate(() => line.shift().end('served\n'));
});

desk.listen(0, '127.0.0.1', () => {
  process.send({ port: desk.address().port });
});
process.on('disconnect', () => process.exit());
