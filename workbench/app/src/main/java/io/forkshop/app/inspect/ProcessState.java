package io.forkshop.app.inspect;

/** The first letter of {@code ps}' STAT column, with the word that explains it. */
public enum ProcessState {
    RUNNING('R', "running"),
    SLEEPING('S', "sleeping"),
    IDLE('I', "idle"),
    WAITING('D', "waiting in the kernel"),
    STOPPED('T', "stopped"),
    TRACED('t', "stopped by a debugger"),
    ZOMBIE('Z', "zombie, ended but not yet reaped"),
    DEAD('X', "dead"),
    UNKNOWN('?', "state unknown");

    private final char letter;
    private final String word;

    ProcessState(char letter, String word) {
        this.letter = letter;
        this.word = word;
    }

    /** The letter, as {@code ps} prints it. */
    public char letter() {
        return letter;
    }

    /** What the letter means, in words. */
    public String word() {
        return word;
    }

    /**
     * A zombie has ended: only its entry in the kernel's table is left, and no signal reaches it.
     */
    public boolean ended() {
        return this == ZOMBIE || this == DEAD;
    }

    static ProcessState of(String stat) {
        for (var state : values()) {
            if (!stat.isEmpty() && stat.charAt(0) == state.letter) {
                return state;
            }
        }
        return UNKNOWN;
    }
}
