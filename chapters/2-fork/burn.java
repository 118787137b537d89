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
        int d = 2;
        while (d * d <= n && n % d != 0) {
            d++;
        }
        if (d * d > n) {
            found++;
        }
    }
    return found;
}
