/**
 * The learner's processes as objects of the Java session. They are children of the workbench, which
 * outlives a session; {@link io.forkshop.app.remote.Prompt} starts and finds them, over a line to
 * the workbench. This package is the session's half, {@code front} the workbench's.
 */
package io.forkshop.app.remote;
