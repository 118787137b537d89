package io.forkshop.app.handbook;

import io.forkshop.app.handbook.html.HtmlBook;
import io.forkshop.app.handbook.print.PrintedBook;
import io.forkshop.app.handbook.print.PrintedBook.Format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes one edition of the book, in a process of its own: {@code MakeBook HOME FORMAT LANGUAGE
 * FILE}. FORMAT is {@code html}, {@code pdf} or {@code epub}; FILE is a folder for html, which has
 * both languages. Exit codes: 0, or 1 with one sentence on stderr.
 */
public final class MakeBook {
    private MakeBook() {}

    public static void main(String[] args) {
        if (args.length != 4) {
            System.err.println("usage: MakeBook HOME html|pdf|epub en|zh FILE");
            System.exit(2);
        }
        try {
            make(Path.of(args[0]), args[1], args[2], Path.of(args[3]));
        } catch (IOException | RuntimeException e) {
            System.err.println(sentence(e));
            System.exit(1);
        }
    }

    private static void make(Path home, String format, String language, Path file)
            throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        switch (format) {
            case "html" ->
                    HtmlBook.write(home.resolve("chapters"), Files.createDirectories(absolute));
            case "pdf" -> new PrintedBook(home, language).write(Format.PDF, absolute);
            case "epub" -> new PrintedBook(home, language).write(Format.EPUB, absolute);
            default -> throw new IllegalArgumentException("There is no format " + format + ".");
        }
    }

    /** Asciidoctor wraps what an extension throws. */
    private static String sentence(Throwable thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof Refusal) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof Refusal ? cause.getMessage() : "" + cause;
    }
}
