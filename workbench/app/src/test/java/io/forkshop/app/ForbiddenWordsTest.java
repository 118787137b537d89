package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What no source of ours may say, whatever it means by it. */
class ForbiddenWordsTest {
    private static final int LONGEST_FILE = 400;

    /** A fixed pause is either too short or too long: wait for the event, with a deadline. */
    @Test
    void nothingSleeps() throws IOException {
        assertEquals(List.of(), linesWith("", "\\bThread\\s*\\.\\s*sleep\\b"));
    }

    /**
     * The workbench has one way to the screen, its console: a stray print would tear the line being
     * typed. A worker may print the stack of a learner's mistake; that is its own output.
     */
    @Test
    void theWorkbenchPrintsNoStackTrace() throws IOException {
        String print = "\\.printStackTrace\\(\\s*\\)";
        assertEquals(List.of(), linesWith("workbench/app/src/main", print));
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path source : Repository.javaSources()) {
            long lines = Files.readAllLines(source).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(Repository.ROOT.relativize(source) + " has " + lines + " lines");
            }
        }
        assertEquals(List.of(), tooLong);
    }

    private static List<String> linesWith(String folder, String regex) throws IOException {
        Pattern forbidden = Pattern.compile(regex);
        var found = new ArrayList<String>();
        for (Path source : Repository.javaSources()) {
            if (!source.startsWith(Repository.ROOT.resolve(folder))) {
                continue;
            }
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                if (forbidden.matcher(lines.get(i)).find()) {
                    found.add(Repository.ROOT.relativize(source) + ":" + (i + 1));
                }
            }
        }
        return found;
    }
}
