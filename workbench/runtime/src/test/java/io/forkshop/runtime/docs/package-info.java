/** The documentation is a program, too: what it shows is run, what it names exists. */
package io.forkshop.runtime.docs;
