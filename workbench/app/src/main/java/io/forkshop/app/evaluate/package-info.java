/**
 * Java at the prompt: JShell's compiler half in this process, and a session, a process of its own,
 * where snippets run. The only user of jdk.jshell.
 */
package io.forkshop.app.evaluate;
