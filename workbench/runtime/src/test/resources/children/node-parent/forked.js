// node X.js JAVA OPTIONS CLASS [ARGS]: the worker that the other scripts talk to, and what they tell of it.
const { fork } = require('child_process');

const [execPath, execArgv, name, ...args] = process.argv.slice(2);
const worker = fork(name, args, { execPath, execArgv: JSON.parse(execArgv) });

exports.worker = worker;
exports.tellMessages = () =>
  worker.on('message', (message) => console.log('message ' + JSON.stringify(message)));
exports.tellEnd = () => worker
  .on('disconnect', () => console.log('disconnect'))
  .on('exit', (code, signal) => console.log(`exit ${code} ${signal}`));
