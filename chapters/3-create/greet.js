const { exec, execFile } = require('child_process');

// Greets whoever is named, once through a shell and once without.
process.on('message', (name) => {
  const words = `Hello, ${name}`;
  exec(`echo "${words}"`, (err, line) => {
    execFile('echo', [words], (err2, file) => {
      process.send({ exec: line, execFile: file });
    });
  });
});
