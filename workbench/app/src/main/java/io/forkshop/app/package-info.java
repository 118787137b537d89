/** The workbench's entry point: what a start does, in order. */
package io.forkshop.app;
