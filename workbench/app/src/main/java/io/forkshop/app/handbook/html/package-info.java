/**
 * The book as pages for a browser, made of the pressed blocks: no tag or attribute gets there that
 * is not written in this package, and every word is escaped. They work from a folder, without a
 * server.
 */
package io.forkshop.app.handbook.html;
