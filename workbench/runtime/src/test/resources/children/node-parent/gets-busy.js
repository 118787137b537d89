// Gets the worker busy, and says so.
const { worker } = require('./forked.js');

worker.once('message', () => worker.send('get busy', () => console.log('busy')));
