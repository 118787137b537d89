const threads = require('node:worker_threads');

// Three workers that are threads. Asked, each tells its process.
if (threads.isMainThread) {
  const crew = [1, 2, 3].map(() => new threads.Worker(__filename));
  for (const worker of crew) {
    worker.on('message', (pid) => process.send(pid));
  }
  process.on('message', () => {
    crew.forEach((worker) => worker.postMessage('who?'));
  });
  process.on('disconnect', () => process.exit());
} else {
  const { parentPort } = threads;
  parentPort.on('message', () => parentPort.postMessage(process.pid));
}
