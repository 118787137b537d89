/**
 * What the Java session and the workbench say to each other about processes: lists of plain values
 * in V8's structured clone, capped. A session is a learner's program: what comes from it is read
 * with mistrust, field by field.
 */
package io.forkshop.app.remote.wire;
