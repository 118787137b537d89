// A worker of a cluster that holds one connection and takes no other.
const net = require('node:net');
const server = net.createServer(() => {});
server.maxConnections = 1;
server.listen(0, '127.0.0.1');
