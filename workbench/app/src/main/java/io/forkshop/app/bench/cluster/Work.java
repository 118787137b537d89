package io.forkshop.app.bench.cluster;

/** What keeps a processor busy for some milliseconds: the same loop as in web.js. */
final class Work {
    private static final int LIMIT = 30_000;

    private Work() {}

    /** How many primes there are below 30,000, by trial division. */
    static int primes() {
        int count = 0;
        for (int n = 2; n < LIMIT; n++) {
            count += isPrime(n) ? 1 : 0;
        }
        return count;
    }

    private static boolean isPrime(int n) {
        for (int d = 2; d * d <= n; d++) {
            if (n % d == 0) {
                return false;
            }
        }
        return true;
    }
}
