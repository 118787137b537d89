const { MessageChannel } = require('node:worker_threads');

// A buffer in the list at the end is moved, not copied: no byte is
// carried, and the sender does not have it any more.
const { port1 } = new MessageChannel();
const buffer = new ArrayBuffer(1_000_000);
port1.postMessage(buffer, [buffer]);
process.send({ left: buffer.byteLength });
port1.close();
