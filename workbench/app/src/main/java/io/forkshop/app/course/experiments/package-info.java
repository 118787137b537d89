/**
 * Claims that this machine can confirm or refute: each experiment asks a question first, then runs
 * real processes, and reports what it saw together with a verdict.
 */
package io.forkshop.app.course.experiments;
