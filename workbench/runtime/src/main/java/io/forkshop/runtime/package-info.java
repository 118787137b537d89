/** The vocabulary that every package of the library shares: its one root of errors. */
package io.forkshop.runtime;
