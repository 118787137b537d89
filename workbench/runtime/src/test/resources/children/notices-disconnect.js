// Prints a word when the channel ends; nothing else keeps it alive.
process.on('disconnect', () => console.log(process.connected ? '?' : 'disconnected'));
process.send('ready');
