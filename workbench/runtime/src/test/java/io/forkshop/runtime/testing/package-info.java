/**
 * What the library's tests share: waiting with a deadline, reading /proc, and proof that nothing is
 * left behind.
 */
package io.forkshop.runtime.testing;
