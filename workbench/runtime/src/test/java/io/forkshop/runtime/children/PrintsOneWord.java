package io.forkshop.runtime.children;

/** Prints a name that no ASCII terminal could show. */
public final class PrintsOneWord {
    public static void main(String[] args) {
        System.out.println("张三");
    }
}
