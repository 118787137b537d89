/** Frames between the workbench and its Java session: where one ends, and how long it may be. */
package io.forkshop.app.frames;
