/** What this machine gives: each benchmark measures us and our rivals in turn, in one run. */
package io.forkshop.app.bench;
