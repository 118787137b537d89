// Does everything that keeps a Node process alive, and nothing when its parent is gone.
process.on('disconnect', () => {});
process.on('SIGTERM', () => {});
setInterval(() => {}, 1000);
process.send('ready');
