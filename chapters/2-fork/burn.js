// Counts the primes below the number it is sent: CPU work only.
process.on('message', (limit) => process.send(primesBelow(limit)));

function primesBelow(limit) {
  let found = 0;
  for (let n = 2; n < limit; n++) {
    if (isPrime(n)) {
      found++;
    }
  }
  return found;
}

function isPrime(n) {
  for (let d = 2; d * d <= n; d++) {
    if (n % d === 0) {
      return false;
    }
  }
  return true;
}
