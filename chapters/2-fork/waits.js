// Takes {"wait": milliseconds} or {"compute": limit}, and sends the
// job back when it is done.
process.on('message', (job) => {
  if (job.wait) {
    setTimeout(() => process.send(job), job.wait);
  } else {
    primesBelow(job.compute);
    process.send(job);
  }
});

function primesBelow(limit) {
  let found = 0;
  for (let n = 2; n < limit; n++) {
    let d = 2;
    while (d * d <= n && n % d !== 0) d++;
    if (d * d > n) found++;
  }
  return found;
}
