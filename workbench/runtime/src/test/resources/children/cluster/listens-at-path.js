// A worker of a cluster that listens at a path and says hello.
const net = require('node:net');
net.createServer((socket) => socket.end('hello\n')).listen(process.argv[2]);
