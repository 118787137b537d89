const cluster = require('node:cluster');
const os = require('node:os');
const path = require('node:path');

// Gold once for each core: workers that run gold.js, on one port.
const exec = path.join(__dirname, 'gold.js');
cluster.setupPrimary({ exec, silent: true });
let quiet = os.availableParallelism();
for (let i = quiet; i > 0; i--) {
  cluster.fork().once('message', ({ port }) => {
    quiet--;
    if (quiet === 0) {
      process.send({ port });
      console.log(`port ${port}`);
    }
  });
}
process.on('disconnect', () => process.exit());
