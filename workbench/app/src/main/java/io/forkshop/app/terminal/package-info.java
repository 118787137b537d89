/**
 * What a person sees: the console, styled text, its width in columns, and pages drawn as lines. The
 * only package that imports JLine.
 */
package io.forkshop.app.terminal;
