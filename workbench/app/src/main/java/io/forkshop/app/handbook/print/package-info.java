/**
 * The book as a file to print or to take along: PDF and EPUB, made by Asciidoctor of {@code
 * chapters/book.adoc}, in a process of its own. What it would only warn of is an error here.
 */
package io.forkshop.app.handbook.print;
