package io.forkshop.app.world;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What tells the processes of one workbench from all others: an environment entry that every one of
 * them inherits. It is not a secret, only unmistakable.
 */
public record SessionMark(String id) {
    private static final String NAME = "FORKSHOP_SESSION";
    private static final String CAP = "FORKSHOP_CAP";
    private static final String PROPERTY = "forkshop.session";

    public SessionMark {
        if (!id.matches("[A-Za-z0-9_-]{8,64}")) {
            throw new IllegalArgumentException("a session id is 8 to 64 letters and digits: " + id);
        }
    }

    /**
     * The mark that the launcher chose, so that it can clean up after us; without a launcher a new
     * one.
     */
    public static SessionMark current() {
        var chosen = System.getProperty(PROPERTY, "");
        return chosen.isEmpty() ? random() : new SessionMark(chosen);
    }

    static SessionMark random() {
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return new SessionMark(HexFormat.of().formatHex(bytes));
    }

    /** As it stands in an environment. */
    public String entry() {
        return NAME + "=" + id;
    }

    /**
     * What the library goes by in our workers, and we here: whoever starts processes counts those
     * that carry this, grandchildren too.
     */
    String cap() {
        return CAP + "=" + World.MOST_ALIVE + " " + id;
    }

    /** This environment, or ours when there is none, with the mark and the cap added. */
    Map<String, String> environment(Optional<Map<String, String>> wanted) {
        var environment = new HashMap<>(wanted.orElseGet(System::getenv));
        environment.put(NAME, id);
        environment.put(CAP, World.MOST_ALIVE + " " + id);
        return environment;
    }
}
