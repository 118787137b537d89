/**
 * The course as data: the book's sections and pages, experiments, predictions, progress. Reads and
 * writes files only; knows no terminal.
 */
package io.forkshop.app.course;
