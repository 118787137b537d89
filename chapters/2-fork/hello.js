// Says hello as soon as it runs, then waits to be spoken to.
process.on('message', () => process.send('hello again'));
process.send('hello');
