/** What runs of experiments found on this machine: the last one of each claim, kept in a file. */
package io.forkshop.app.course.recording;
