/**
 * The workbench's half of the line to its Java session: it starts and finds processes for the
 * session, and tells it what becomes of them. Whatever the session sends, it can do no more than a
 * person at the prompt could, and harm nobody but itself.
 */
package io.forkshop.app.remote.front;
