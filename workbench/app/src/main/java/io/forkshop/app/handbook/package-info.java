/**
 * AsciiDoc chapters into pages, at build time only: the one package that knows Asciidoctor. It
 * refuses what would be wrong on some screen, with file and line.
 */
package io.forkshop.app.handbook;
