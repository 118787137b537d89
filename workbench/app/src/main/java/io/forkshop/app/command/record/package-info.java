/** What a recording of a session consists of: the screen as it was, or its lines in symbols. */
package io.forkshop.app.command.record;
