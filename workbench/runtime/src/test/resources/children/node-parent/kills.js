// Kills the worker, by SIGTERM, as soon as it is ready.
const { worker, tellMessages, tellEnd } = require('./forked.js');

tellMessages();
tellEnd();
worker.once('message', () => console.log('killed ' + worker.kill()));
