// As a parent: what it sends to the worker must come back the same.
const { fork } = require('node:child_process');
const { roundTrips } = require('../advanced-values.js');

const [execPath, execArgv, program, ...args] = process.argv.slice(2);
const worker = fork(program, args, { execPath, execArgv: JSON.parse(execArgv), serialization: 'advanced' });
worker.on('message', roundTrips(
  (message) => worker.send(message),
  (count, wrong) => {
    console.log(wrong.length ? wrong.join('\n') : 'the same');
    worker.disconnect();
  },
));
worker.on('exit', (code, signal) => console.log(`exit ${code} ${signal}`));
