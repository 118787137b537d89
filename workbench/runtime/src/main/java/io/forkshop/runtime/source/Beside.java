package io.forkshop.runtime.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The classes in files beside a source that it may name, {@code Request} in Request.java. */
final class Beside {
    private static final String SUFFIX = ".java";

    private final Path folder;
    private final String[] names;
    private final Map<String, String> texts = new TreeMap<>();

    private Beside(Path folder) {
        this.folder = folder;
        String[] all = folder.toFile().list();
        this.names = all == null ? new String[0] : all;
    }

    /**
     * The texts of all that this source's text names, or those name in turn: what its classes were
     * made from, besides itself. A word that only looks like a class does no harm here.
     */
    static String textsFor(Path source, String text) throws IOException {
        Path file = source.toAbsolutePath();
        Beside beside = new Beside(file.getParent());
        beside.texts.put(file.getFileName().toString(), "");
        beside.addNamedIn(text);
        return String.join("\0", beside.texts.values());
    }

    private void addNamedIn(String text) throws IOException {
        for (String name : names) {
            if (isClass(name) && !texts.containsKey(name) && text.contains(className(name))) {
                String its = Files.readString(folder.resolve(name));
                texts.put(name, its);
                addNamedIn(its);
            }
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(SUFFIX) && Character.isUpperCase(name.charAt(0));
    }

    private static String className(String file) {
        return file.substring(0, file.length() - SUFFIX.length());
    }
}
