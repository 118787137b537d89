/**
 * From a worker's source file to its classes, compiled once for each content and kept. Not
 * exported: {@code fork("work.java")} is the way in.
 */
package io.forkshop.runtime.source;
