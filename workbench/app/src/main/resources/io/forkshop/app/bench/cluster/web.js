// A cluster of web servers on Node's own modules; what WebPrimary and WebWorker are to us.
// Arguments: rr or shared and the number of workers, or nothing for one process alone.
const cluster = require('node:cluster');
const http = require('node:http');

const [policy, count] = process.argv.slice(2);

function isPrime(n) {
  for (let d = 2; d * d <= n; d++) {
    if (n % d === 0) return false;
  }
  return true;
}

function primes() {
  let found = 0;
  for (let n = 2; n < 30000; n++) {
    found += isPrime(n) ? 1 : 0;
  }
  return found;
}

function serve(listening) {
  const server = http.createServer((request, response) => {
    response.setHeader('Content-Type', 'text/plain');
    response.end(request.url === '/work' ? `${primes()}\n` : 'hello\n');
  });
  server.listen(0, '127.0.0.1', () => listening(server.address().port));
}

if (!policy) {
  serve((port) => process.send(port));
  process.on('disconnect', () => process.exit());
} else if (cluster.isPrimary) {
  cluster.schedulingPolicy = policy === 'rr' ? cluster.SCHED_RR : cluster.SCHED_NONE;
  let listening = 0;
  cluster.on('listening', (worker, address) => {
    if (++listening === Number(count)) process.send(address.port);
  });
  process.on('disconnect', () => process.exit());
  for (let i = 0; i < count; i++) cluster.fork();
} else {
  serve(() => {});
}
