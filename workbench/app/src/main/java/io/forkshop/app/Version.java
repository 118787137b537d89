package io.forkshop.app;

/** Which Forkshop this is. */
final class Version {
    private Version() {}

    /** From the jar's manifest; class files on a path of their own have none. */
    static String text() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }
}
