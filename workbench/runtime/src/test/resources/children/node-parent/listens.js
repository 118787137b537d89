// Tells the length of each message.
const { worker, tellEnd } = require('./forked.js');

tellEnd();
worker.on('message', (message) => console.log('length ' + message.length));
