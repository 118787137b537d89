package io.forkshop.app.load;

/** What became of one request. */
public enum Outcome {
    /** The whole answer came: status 200 and, if one was expected, the right body. */
    OK("ok"),
    /** Nobody listened. */
    REFUSED("refused"),
    /** The connection ended before the whole answer. */
    RESET("reset"),
    /** The answer did not come in time. */
    TIMEOUT("timed out"),
    /** Another status, another body, or no HTTP at all. */
    WRONG("wrong"),
    /** The client's own limit: no descriptor or no port was left to ask with. */
    UNSENT("not sent");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
