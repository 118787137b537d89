const { writeSync } = require('node:fs');

const CHANNEL = 3;

// Writes the text of every message to the channel, byte for byte,
// and adds nothing. The sender decides where a frame begins and ends.
process.on('message', (text) => {
  const bytes = writeSync(CHANNEL, text);
  console.log(`wrote ${bytes} bytes`);
});
