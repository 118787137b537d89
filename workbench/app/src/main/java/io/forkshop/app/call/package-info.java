/**
 * What is typed between a command that starts a process and the program it starts: read into the
 * library's options, and told as the Java that says the same. Pure: starts nothing, prints nothing.
 */
package io.forkshop.app.call;
