/** The library's worker side under a parent that is not ours: a real Node. */
package io.forkshop.runtime.interop;
