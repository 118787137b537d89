// Hands the worker a listening socket and a connection; clients of both tell what they were served.
const net = require('net');
const { worker, tellMessages, tellEnd } = require('./forked.js');

const host = '127.0.0.1';
tellMessages();
tellEnd();

const client = (port, done) => {
  let text = '';
  net.connect(port, host)
    .on('data', (chunk) => { text += chunk; })
    .on('close', () => { console.log('client ' + text.trim()); done(); });
};

let left = 3;
const finish = () => { if (--left === 0) worker.disconnect(); };

const handConnection = () => {
  const own = net.createServer((socket) => {
    worker.send('connection', socket);
    worker.send('behind');
    own.close(finish); // when the worker has closed its connection (node-spec 8.21)
  });
  own.listen(0, host, () => client(own.address().port, finish));
};

const server = net.createServer().listen(0, host, () => {
  const { port } = server.address();
  worker.send('server', server, () => server.close());
  worker.send('between');
  worker.on('message', (message) => {
    if (message[0] === 'listening') client(port, handConnection);
    if (message === 'behind') finish();
  });
});
