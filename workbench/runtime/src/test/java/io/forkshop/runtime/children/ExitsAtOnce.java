package io.forkshop.runtime.children;

/** Prints its arguments, one a line, and is done; it never touches its channel. */
public final class ExitsAtOnce {
    public static void main(String[] args) {
        for (String arg : args) {
            System.out.println(arg);
        }
    }
}
