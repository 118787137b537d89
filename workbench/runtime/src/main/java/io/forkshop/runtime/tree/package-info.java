/**
 * Ending all that came of one process: which processes those are, how to reach each of them and no
 * stranger, and which are left.
 */
package io.forkshop.runtime.tree;
