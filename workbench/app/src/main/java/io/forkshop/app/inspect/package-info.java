/**
 * What the machine says about processes: snapshots of a subtree by {@code ps}, by {@code /proc} or
 * by {@code ProcessHandle}, and which of the three answered. It starts nothing but {@code ps} and
 * signals nothing.
 */
package io.forkshop.app.inspect;
