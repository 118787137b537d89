const net = require('node:net');

// Told a port, it tries to listen there; given a socket, it serves it.
process.on('message', (message, server) => {
  if (server) {
    server.on('connection', serve);
    process.send('serving');
  } else {
    listen(message);
  }
});

function listen(port) {
  const server = net.createServer(serve);
  server.on('error', (error) => process.send(error.code));
  server.listen(port, '127.0.0.1', () => {
    process.send(server.address().port);
  });
}

function serve(client) {
  const text = `process ${process.pid}`;
  const head = `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}`;
  client.once('data', () => client.end(`${head}\r\n\r\n${text}`));
}
