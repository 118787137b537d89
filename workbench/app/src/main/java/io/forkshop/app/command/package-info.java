/**
 * What the learner can type: the grammar of a line, one class per command, and the table of them.
 */
package io.forkshop.app.command;
