// Serves what the worker hands it.
const net = require('net');
const { worker, tellEnd } = require('./forked.js');

tellEnd();
worker.on('message', (message, handle) => {
  if (handle instanceof net.Server) {
    handle.on('connection', (socket) => { socket.end('served by node'); handle.close(); });
    net.connect(handle.address().port, '127.0.0.1')
      .on('data', (chunk) => console.log(`${message}: ${chunk}`));
  } else if (handle instanceof net.Socket) {
    handle.end('served by node');
    console.log(`${message}: a connection`);
  } else {
    console.log(JSON.stringify(message));
    if (Array.isArray(message) && message[0] === 'connect to') {
      net.connect(message[1], '127.0.0.1')
        .on('data', (chunk) => console.log(`client: ${chunk}`));
    }
    if (message === 'closed') worker.disconnect();
  }
});
