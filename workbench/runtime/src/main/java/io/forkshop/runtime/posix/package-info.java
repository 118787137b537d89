/**
 * The library's only native code: one thin binding of libc through {@code java.lang.foreign}. No
 * policy lives here: a call takes what the kernel takes and returns what it returned, a failure as
 * the negative errno.
 */
package io.forkshop.runtime.posix;
