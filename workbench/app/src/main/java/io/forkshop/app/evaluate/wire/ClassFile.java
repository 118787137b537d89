package io.forkshop.app.evaluate.wire;

/** A compiled class: its binary name, such as {@code REPL.$JShell$7}, and its bytes. */
public record ClassFile(String name, byte[] bytes) {}
