/**
 * Listeners in order: callbacks that never overlap, events that late listeners hear too, messages
 * that wait for the first listener, and the one clock. Not exported.
 */
package io.forkshop.runtime.events;
