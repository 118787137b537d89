// The other end of contender.js: answers each message, or the last only, or sends many itself.
process.on('message', (message) => {
  const { n, op, text } = message;
  if (op === 'trips' || (op === 'flood' && n === 0)) {
    process.send(message);
  } else if (op === 'drain') {
    send(n, text);
  }
});

function send(n, text) {
  while (n > 0) {
    n -= 1;
    if (!process.send({ n, op: 'drain', text }) && n > 0) {
      n -= 1;
      return process.send({ n, op: 'drain', text }, () => send(n, text));
    }
  }
}
