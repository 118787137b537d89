// Runs each command it is sent in a shell of its own, a few at once, and says how each ended.
const { spawn } = require('child_process');

const end = (command) => new Promise((resolve) =>
  spawn('sh', ['-c', command], { stdio: 'ignore' })
    .on('exit', (code, signal) => resolve({ code, signal })));

process.once('message', async (commands) => {
  const ends = [];
  for (let at = 0; at < commands.length; at += 32) {
    ends.push(...await Promise.all(commands.slice(at, at + 32).map(end)));
  }
  process.send(ends);
});
