/** Section 0. One process, one thread: what that is good for, and what it cannot do. */
package io.forkshop.app.course.experiments.process;
