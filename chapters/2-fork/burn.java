import io.forkshop.runtime.channel.Parent;

// Counts the primes below the number it is sent: CPU work only.
void main() {
    Parent.onMessage(limit -> {
        Parent.send(primesBelow(((Number) limit).intValue()));
    });
}

int primesBelow(int limit) {
    int found = 0;
    for (int n = 2; n < limit; n++) {
        if (isPrime(n)) {
            found++;
        }
    }
    return found;
}

boolean isPrime(int n) {
    for (int d = 2; d * d <= n; d++) {
        if (n % d == 0) {
            return false;
        }
    }
    return true;
}
