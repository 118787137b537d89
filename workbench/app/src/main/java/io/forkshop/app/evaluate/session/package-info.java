/**
 * What runs in the session's process, beside the learner's snippets: it takes orders on descriptor
 * 3, wishes to stop on 4, and ends with the workbench.
 */
package io.forkshop.app.evaluate.session;
