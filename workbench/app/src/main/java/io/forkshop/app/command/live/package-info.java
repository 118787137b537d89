/** What changes while it is looked at: the rates of top, and the tree that is drawn over itself. */
package io.forkshop.app.command.live;
