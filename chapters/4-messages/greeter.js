// Takes {"name": ...} and answers {"greeting": ...}.
process.on('message', (message) => {
  process.send({ greeting: `Hello, ${message.name}` });
});
