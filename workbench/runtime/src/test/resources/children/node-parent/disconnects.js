// Disconnects as soon as the worker is ready.
const { worker, tellMessages, tellEnd } = require('./forked.js');

tellMessages();
tellEnd();
worker.once('message', () => worker.disconnect());
