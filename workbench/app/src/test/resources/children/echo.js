// Answers every message with the message itself.
process.on('message', (message) => process.send(message));
