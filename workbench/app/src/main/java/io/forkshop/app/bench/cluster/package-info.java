/**
 * The programs that the cluster benchmarks start: primaries, workers and clients, each in a process
 * of its own. Nothing here calls the benchmarks.
 */
package io.forkshop.app.bench.cluster;
