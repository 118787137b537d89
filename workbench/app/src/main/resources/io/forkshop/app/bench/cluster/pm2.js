// PM2 as a primary of slow.js, asked over our channel as slow.js is. Its daemon goes with us.
// Arguments: folder of the journals and of PM2's own files, workers, port.
const { execFile } = require('node:child_process');
const path = require('node:path');

const [folder, count, port] = process.argv.slice(2);
process.env.PM2_HOME = path.join(folder, 'pm2');

function pm2(...args) {
  return new Promise((done, fail) => {
    execFile('pm2', args, { maxBuffer: 1 << 26 }, (error, stdout) => {
      if (error) fail(error);
      else done(stdout);
    });
  });
}

async function pids() {
  const all = JSON.parse(await pm2('jlist'));
  return all.filter((one) => one.pm2_env.status === 'online').map((one) => one.pid);
}

const script = path.join(__dirname, 'slow.js');
const started = pm2('start', script, '-i', count, '--', folder, count, port);

process.on('message', async (order) => {
  await started;
  if (order.op === 'pids') {
    process.send({ pids: await pids(), port: Number(port) });
  } else if (order.op === 'reload') {
    await pm2('reload', 'all');
    process.send({ done: true, text: '' });
  }
});

process.on('disconnect', async () => {
  await started.catch(() => {});
  await pm2('kill').catch(() => {});
  process.exit();
});
