/**
 * The serving models of section 1 under one load: which there are, what a formula says of each, and
 * what was measured beside it.
 */
package io.forkshop.app.load.models;
