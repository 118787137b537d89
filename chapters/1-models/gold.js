const http = require('node:http');
const { threadId } = require('node:worker_threads');

// Gold, as node has always been: one thread for all.
const form = /^\/(?:(wait|cpu)\?ms=(\d{1,5}))?$/;

const server = http.createServer((request, response) => {
  const asked = form.exec(request.url);
  const good = asked !== null && request.method === 'GET';
  const [, job, ms] = good ? asked : [];
  if (!good) {
    response.statusCode = 400;
    response.setHeader('Connection', 'close');
    say(response, 'bad');
  } else if (job === 'wait') { // as for a disk
    setTimeout(() => say(response, 'waited'), Number(ms));
  } else if (job === 'cpu') {
    say(response, `counted to ${count(Number(ms))}`);
  } else {
    say(response, 'hello');
  }
});

function say(response, text) {
  const who = `says pid ${process.pid}, thread ${threadId}`;
  const body = `${text}, ${who}\n`;
  response.setHeader('Content-Length', body.length);
  response.end(body);
}

// A million rounds are about a millisecond.
function count(millions) {
  let sum = 0;
  for (let i = millions * 1_000_000; i > 0; i--) {
    sum = (Math.imul(31, sum) + i) | 0;
  }
  return sum;
}

server.listen(0, '127.0.0.1', 1024, () => {
  const { port } = server.address();
  process.send({ port });
  console.log(`port ${port}`);
});
process.on('disconnect', () => process.exit());
