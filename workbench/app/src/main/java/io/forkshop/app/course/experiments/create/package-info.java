/** Section 3. Creating child processes: what a shell does to a line, and how children end. */
package io.forkshop.app.course.experiments.create;
