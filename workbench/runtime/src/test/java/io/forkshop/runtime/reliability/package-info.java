/**
 * The library under adversity: true endings, last words, a parent that is killed, many children at
 * once.
 */
package io.forkshop.runtime.reliability;
