/** A program of somebody else's. */
module consumer {
    requires io.forkshop.runtime;
}
