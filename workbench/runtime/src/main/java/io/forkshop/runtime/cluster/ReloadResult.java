package io.forkshop.runtime.cluster;

/**
 * How a reload ended.
 *
 * @param done whether every slot runs the new version; else all run the old one
 * @param text why, in a sentence
 */
public record ReloadResult(boolean done, String text) {}
