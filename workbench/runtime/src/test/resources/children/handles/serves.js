// Serves what it is handed, one client each, with a line that names the message, and tells of it.
const dgram = require('dgram');
const net = require('net');

const line = (message) => `served ${message} by node\n`;

process.on('message', (message, handle) => {
  if (handle instanceof net.Server) {
    handle.once('connection', (socket) => {
      socket.end(line(message));
      handle.close();
    });
    process.send(['listening', message]);
  } else if (handle instanceof net.Socket) {
    process.send(['served', message, handle.remotePort]);
    handle.end(line(message));
  } else if (handle instanceof dgram.Socket) {
    handle.once('message', (packet, from) =>
      handle.send(line(message), from.port, from.address, () => handle.close()));
    process.send(['receiving', message]);
  } else {
    process.send(message);
  }
});
process.send('ready');
