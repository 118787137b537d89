const { pbkdf2 } = require('node:crypto');
const { stat } = require('node:fs');

// Slow jobs, then a quick one, all for the pool; and a callback that
// needs no pool. Each says its name when it is done.
process.on('message', ({ pool, slow }) => {
  process.env.UV_THREADPOOL_SIZE = pool; // read once, at first use
  for (let i = 0; i < slow; i++) {
    const done = () => process.send('slow');
    pbkdf2('a word', 'salt', 200_000, 64, 'sha512', done);
  }
  stat('.', () => process.send('quick'));
  setImmediate(() => process.send('loop'));
});
