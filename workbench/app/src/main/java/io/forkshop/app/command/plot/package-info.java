/** Plots for a terminal, and the numbers they are drawn from: pure functions for a width. */
package io.forkshop.app.command.plot;
