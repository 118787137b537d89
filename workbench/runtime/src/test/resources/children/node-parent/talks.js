// Sends three messages; after the echo of the last it disconnects.
const { worker, tellMessages, tellEnd } = require('./forked.js');

tellMessages();
tellEnd();
worker.on('message', (message) => { if (message === 'bye') worker.disconnect(); });
worker.send({ n: 1, text: 'é你' });
worker.send([1, 2.5, null, true]);
worker.send('bye');
