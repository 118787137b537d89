// A real Node primary: arguments are the policy, the number of workers, java, its options as JSON,
// and the class. Says the port, then obeys lines on standard input.
const cluster = require('node:cluster');
const readline = require('node:readline');
const [policy, count, java, options, program] = process.argv.slice(2);
cluster.schedulingPolicy = policy === 'rr' ? cluster.SCHED_RR : cluster.SCHED_NONE;
cluster.setupPrimary({ exec: program, args: [], execArgv: JSON.parse(options) });
const node = process.execPath;
const say = (line) => process.stdout.write(line + '\n');
let listening = 0;
cluster.on('online', (worker) => say(`online ${worker.id}`));
cluster.on('listening', (worker, address) => {
  say(`listening ${worker.id} ${address.addressType} ${address.address} ${address.port}`);
  if (++listening === Number(count)) say(`all ${address.port}`);
});
cluster.on('exit', (worker, code, signal) =>
  say(`exit ${worker.id} ${code} ${signal} ${worker.exitedAfterDisconnect}`));
for (let i = 0; i < Number(count); i++) {
  process.execPath = java;
  cluster.fork();
  process.execPath = node;
}
readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const [what, id] = line.split(' ');
  if (what === 'disconnect') cluster.disconnect(() => say('all gone'));
  if (what === 'kill') cluster.workers[id].process.kill('SIGKILL');
  if (what === 'end') process.exit(0);
});
