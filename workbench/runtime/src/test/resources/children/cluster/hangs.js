// A worker of a cluster whose one thread waits for ever, when it is told to.
const net = require('node:net');
process.on('message', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
net.createServer((socket) => socket.end()).listen(0, '127.0.0.1');
