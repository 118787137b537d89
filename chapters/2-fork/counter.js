let count = 0;

// Every message adds one. Nobody else can reach this count.
process.on('message', () => {
  count++;
  process.send({ count });
});
