/** The programs that the tests fork: each does one thing, and its name says which. */
package io.forkshop.runtime.children;
