// Sends as many messages as it is told, and exits at once.
const text = 'x'.repeat(1000);
process.on('message', (count) => {
  for (let n = 1; n <= count; n++) {
    process.send({ n, text });
  }
  process.exit(0);
});
