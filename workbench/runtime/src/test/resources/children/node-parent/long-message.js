// Sends one message longer than any buffer between the two.
const { worker, tellEnd } = require('./forked.js');

const long = 'é'.repeat(400000);
tellEnd();
worker.on('message', (message) => {
  console.log('equal ' + (message === long));
  worker.disconnect();
});
worker.send(long);
