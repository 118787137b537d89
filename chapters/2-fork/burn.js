// Counts the primes below the number it is sent: CPU work only.
process.on('message', (limit) => process.send(primesBelow(limit)));

function primesBelow(limit) {
  let found = 0;
  for (let n = 2; n < limit; n++) {
    let d = 2;
    while (d * d <= n && n % d !== 0) {
      d++;
    }
    if (d * d > n) {
      found++;
    }
  }
  return found;
}
