/** Section 2. Many processes: what fork copies, costs and buys. */
package io.forkshop.app.course.experiments.fork;
