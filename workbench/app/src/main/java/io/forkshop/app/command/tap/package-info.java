/** How the messages of the journal look: as a list, as bytes, as a diagram, as JSON lines. Pure. */
package io.forkshop.app.command.tap;
