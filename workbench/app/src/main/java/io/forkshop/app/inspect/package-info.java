/**
 * What the machine says about processes: the listing of {@code ps} with who answered in its place,
 * what the kernel knows ({@code Kernel}: /proc, or what is portable), snapshots of our subtree that
 * are kept and compared. It starts nothing but {@code ps} and signals nothing.
 */
package io.forkshop.app.inspect;
