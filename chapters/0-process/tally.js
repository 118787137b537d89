let count = 0;

// 10,000 callbacks of seven timers, in among each other: each reads
// the count, adds one, and writes it back.
process.on('message', () => {
  let left = 10_000;
  for (let i = 0; i < 10_000; i++) {
    setTimeout(() => {
      count = count + 1;
      left--;
      if (left === 0) {
        process.send(count);
      }
    }, i % 7);
  }
});
