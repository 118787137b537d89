// Says hello and exits, because nothing keeps it alive.
process.send('hello');
