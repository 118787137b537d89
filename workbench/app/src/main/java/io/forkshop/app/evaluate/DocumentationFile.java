package io.forkshop.app.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What our own API says of itself, made of its Javadoc when the workbench is built: whoever uses it
 * has no sources. A line is a key such as {@code ChildProcess.send(Object,Handle)}, the parameters
 * with their names, and the sentences, with tabs between.
 */
final class DocumentationFile {
    private static final String NAME = "api.txt";

    private final Map<String, String[]> entries = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    private DocumentationFile() {}

    /** Read when it is first asked for; without the file nothing is known. */
    static DocumentationFile ours() {
        return Holder.OURS;
    }

    private static final class Holder {
        static final DocumentationFile OURS = load();
    }

    private static DocumentationFile load() {
        DocumentationFile file = new DocumentationFile();
        try (InputStream in = DocumentationFile.class.getResourceAsStream(NAME)) {
            if (in != null) {
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .forEach(file::add);
            }
        } catch (IOException e) {
            file.entries.clear();
        }
        return file;
    }

    private void add(String line) {
        String[] fields = line.split("\t", 3);
        if (fields.length == 3) {
            entries.put(fields[0], fields);
            String name = fields[0].replaceFirst("\\(.*", "");
            names.add(name.substring(name.lastIndexOf('.') + 1));
            names.add(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        }
    }

    static void write(Writer out, String key, String parameters, String text) throws IOException {
        out.write(key + "\t" + parameters + "\t" + text + "\n");
    }

    /** Whether a word as completion offers it is a name of ours. */
    boolean names(String word) {
        return names.contains(word.replaceFirst("\\(.*", ""));
    }

    /** What is known of a signature as JShell writes it, which may lack its parameters' names. */
    Optional<Documentation> of(String signature) {
        String[] fields = entries.get(key(signature));
        return fields == null
                ? Optional.empty()
                : Optional.of(new Documentation(head(signature) + fields[1], fields[2]));
    }

    /** {@code boolean ChildProcess.send(java.lang.Object m)}: {@code ChildProcess.send(Object)}. */
    static String key(String signature) {
        String head = plain(head(signature)).strip();
        String name = head.substring(head.lastIndexOf(' ') + 1);
        int open = open(signature);
        if (open < 0) {
            return name.substring(name.lastIndexOf('.') + 1);
        }
        String parameters = signature.substring(open + 1, signature.lastIndexOf(')'));
        List<String> types = new ArrayList<>();
        for (String parameter : plain(parameters).split(",")) {
            types.add(type(parameter.strip()));
        }
        return owned(name) + "(" + String.join(",", types) + ")";
    }

    /** What stands before the parameters. JShell writes out a record's components there, too. */
    static String head(String signature) {
        int open = open(signature);
        String head = open < 0 ? signature : signature.substring(0, open);
        return head.replaceAll("\\([^()]*\\)", "");
    }

    /** The bracket that opens the last pair; -1 where there is none. */
    private static int open(String signature) {
        int depth = 0;
        for (int at = signature.length() - 1; at >= 0; at--) {
            depth += signature.charAt(at) == ')' ? 1 : signature.charAt(at) == '(' ? -1 : 0;
            if (signature.charAt(at) == '(' && depth == 0) {
                return at;
            }
        }
        return -1;
    }

    /** A method by its type's own name; a constructor is called as its type. */
    private static String owned(String name) {
        String[] parts = name.split("\\.");
        String last = parts[parts.length - 1];
        boolean constructor = parts.length == 1 || Character.isUpperCase(last.codePointAt(0));
        return constructor ? last : parts[parts.length - 2] + "." + last;
    }

    /** Without type arguments, annotations and folders of names. */
    private static String plain(String text) {
        String rest = text;
        String before;
        do {
            before = rest;
            rest = rest.replaceAll("<[^<>]*>", "");
        } while (!rest.equals(before));
        return rest.replaceAll("@\\w+\\s*", "").replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "");
    }

    private static String type(String parameter) {
        String type = parameter.replaceFirst("^final\\s+", "");
        int name = type.indexOf(' ');
        String alone = name < 0 ? type : type.substring(0, name);
        return alone.substring(
                alone.lastIndexOf('.', alone.endsWith("...") ? alone.length() - 4 : alone.length())
                        + 1);
    }
}
