/** The questions that close a section, and their keys: some are what this machine has measured. */
package io.forkshop.app.course.quiz;
