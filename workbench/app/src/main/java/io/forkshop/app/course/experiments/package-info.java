/**
 * The catalogue of claims that this machine can confirm or refute; the package below it of each
 * section holds the experiments that do.
 */
package io.forkshop.app.course.experiments;
