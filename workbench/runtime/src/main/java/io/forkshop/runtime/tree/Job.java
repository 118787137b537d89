package io.forkshop.runtime.tree;

import java.util.Optional;

/**
 * One process that was started and all that comes of it: by what its processes can be told.
 *
 * @param root the process that was started; its start is -1 when it was reaped before anybody
 *     looked: then no process is it
 * @param ownGroup whether it was born as the first of a process group
 * @param ownSession whether it was born as the first of a session
 * @param mark a variable that is in its environment and in no other's; empty: none
 * @param born System.nanoTime when it was started
 */
public record Job(
        ProcessId root, boolean ownGroup, boolean ownSession, Optional<String> mark, long born) {}
