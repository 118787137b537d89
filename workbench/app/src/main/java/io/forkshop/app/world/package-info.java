/**
 * The learner's live processes: their names, output, messages and endings; and that none of them is
 * left behind. It prints nothing: what happens is told to a {@link
 * io.forkshop.app.world.WorldListener}, and raw, as the processes wrote it. Whoever shows it makes
 * it safe to show.
 */
package io.forkshop.app.world;
