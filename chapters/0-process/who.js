const fs = require('node:fs');
const http = require('node:http');

// Answers each request with the number of the thread that runs it.
const server = http.createServer((request, response) => {
  let sum = 0;
  for (let i = 0; i < 5_000_000; i++) {
    sum += i; // work, so that it shows which thread does it
  }
  const self = fs.readlinkSync('/proc/thread-self'); // PID/task/TID
  response.end(`thread ${self.split('/').pop()} answers\n`);
});

server.listen(0, '127.0.0.1', () => {
  process.send({ port: server.address().port });
});
process.on('disconnect', () => process.exit());
