/** Section 4. Messages: order, copies, the descriptor below them and the bytes on it. */
package io.forkshop.app.course.experiments.messages;
