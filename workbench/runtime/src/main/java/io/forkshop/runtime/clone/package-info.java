/**
 * The structured clone as V8 writes it, behind {@code serialization: 'advanced'} (node-spec 8.6 to
 * 8.8): {@link io.forkshop.runtime.clone.StructuredClone} turns values into bytes and back and has
 * the table of types; the other public classes are what JavaScript has and Java has not. Knows
 * nothing of channels.
 */
package io.forkshop.runtime.clone;
