/**
 * Load on a server of this machine, from a process of its own: what was planned, what became of
 * each request, how long it took.
 *
 * <p>The clients are not threads of the workbench, so that the prompt stays quick and its own work
 * disturbs no measurement; HdrHistogram is loaded there only.
 */
package io.forkshop.app.load;
