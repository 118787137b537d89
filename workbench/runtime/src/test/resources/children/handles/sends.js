// Sends its parent a listening socket, then the first connection to another, then a datagram socket,
// each with plain messages before and behind.
const dgram = require('dgram');
const net = require('net');

const host = '127.0.0.1';
const server = net.createServer().listen(0, host, () => {
  process.send('before');
  process.send(['server', server.address().port], server);
  process.send('between');
  const own = net.createServer((socket) => {
    process.send(['socket', socket.remotePort], socket);
    process.send('behind');
    own.close();
  });
  own.listen(0, host, () => process.send(['connect to', own.address().port]));
});
process.once('message', () => {
  const datagram = dgram.createSocket('udp4');
  datagram.bind(0, host, () => {
    process.send(['datagram', datagram.address().port], datagram);
    process.send('last');
  });
});
process.on('disconnect', () => process.exit());
