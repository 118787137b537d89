/** Section 5. The WebWorker analogy: what a computation does to its thread, what a copy costs. */
package io.forkshop.app.course.experiments.analogy;
