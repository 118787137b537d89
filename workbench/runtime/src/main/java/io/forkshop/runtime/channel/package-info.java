/**
 * Node's message channel: messages over a connected socket, each a line of JSON or a structured
 * clone with its length (node-spec 8). A worker that gives back whatever its parent sends, and ends
 * when its parent disconnects:
 *
 * {@snippet :
 * import io.forkshop.runtime.channel.Parent;
 *
 * void main() {
 *     Parent.onMessage(message -> Parent.send(message));
 * }
 * }
 *
 * {@link io.forkshop.runtime.channel.Channel} is the parent's end, {@link
 * io.forkshop.runtime.channel.Parent} what a worker sees. Both know nothing of processes; a channel
 * is a descriptor and a codec. A {@link io.forkshop.runtime.channel.Handle} goes with a message: a
 * socket that the other process can use from then on.
 */
package io.forkshop.runtime.channel;
