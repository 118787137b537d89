const { fork } = require('node:child_process');
const os = require('node:os');
const path = require('node:path');

// One worker for each core. The primary itself serves nobody.
for (let i = 0; i < os.availableParallelism(); i++) {
  const worker = fork(path.join(__dirname, 'work.js'));
  worker.on('message', (message) => {
    console.log(`process ${worker.pid} serves port ${message.port}`);
  });
}
