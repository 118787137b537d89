/**
 * What Node's child_process does, fact by fact: each test is named by the fact's number (P01 …) and
 * its claim. Values are those of Node 20. Where Java's types make a case impossible, the test
 * asserts the nearest refusal and says so.
 */
package io.forkshop.runtime.conformance;
