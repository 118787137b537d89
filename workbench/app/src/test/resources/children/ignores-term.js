// Goes on when asked to end.
process.on('SIGTERM', () => console.log('no'));
process.on('message', () => {});
process.send('ready');
