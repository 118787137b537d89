/**
 * What the workbench and its Java session say to each other: typed, capped binary frames. What
 * comes from the session is written by a learner's program, if it wants to: it is read with
 * mistrust.
 */
package io.forkshop.app.evaluate.wire;
