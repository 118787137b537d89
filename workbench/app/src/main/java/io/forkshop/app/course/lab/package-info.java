/**
 * What an experiment is made of: a claim, a question asked beforehand, a lab in which real
 * processes run and from which none escapes, observations, and a verdict.
 */
package io.forkshop.app.course.lab;
