/**
 * Node's message channel: one JSON text per line over a connected socket (node-spec 8). {@link
 * io.forkshop.runtime.channel.Channel} is the parent's end, {@link
 * io.forkshop.runtime.channel.Parent} what a worker sees. Both know nothing of processes; a channel
 * is a descriptor and a codec.
 */
package io.forkshop.runtime.channel;
