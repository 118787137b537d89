// Answers every message, except the one it cannot stand.
process.on('message', (message) => {
  if (message === 'boom') {
    throw new Error('nobody catches this');
  }
  process.send('still here');
});
