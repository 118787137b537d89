/**
 * What a cluster's workers should never do, done on purpose: before it the claim of what should
 * follow, after it what did, with the evidence; and the small client that asks meanwhile.
 */
package io.forkshop.app.fault;
