// A worker of a cluster: to each connection it says its id and pid, and closes it.
const cluster = require('node:cluster');
const net = require('node:net');
const server = net.createServer((socket) => {
  socket.end(`${cluster.worker.id} ${process.pid}\n`);
});
process.on('message', (wish) => {
  if (wish === 'leave') cluster.worker.disconnect();
  else if (wish === 'exit 42') process.exit(42);
});
server.listen(Number(process.argv[2] || 0), '127.0.0.1');
