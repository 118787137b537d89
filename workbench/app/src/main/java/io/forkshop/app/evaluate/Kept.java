package io.forkshop.app.evaluate;

/**
 * A snippet that is in force.
 *
 * @param id such as {@code 3}; those that every session begins with are {@code s1}, {@code s2}, …
 * @param name empty for a statement
 * @param type the type of a variable, the signature of a method, else empty
 * @param runnable false while something that it needs is missing
 */
public record Kept(
        String id, Kind kind, String name, String type, String source, boolean runnable) {

    /** What a snippet is. */
    public enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        VARIABLE,
        EXPRESSION,
        STATEMENT;

        /** Whether it stays under a name. */
        public boolean isDeclaration() {
            return this != EXPRESSION && this != STATEMENT;
        }
    }

    /** Part of every session's beginning. */
    public boolean startup() {
        return id.startsWith("s");
    }

    /** A variable whose name was made up. */
    public boolean temporary() {
        return kind == Kind.VARIABLE && name.startsWith("$");
    }
}
