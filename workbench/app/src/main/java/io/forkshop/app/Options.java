package io.forkshop.app;

import java.util.ArrayList;
import java.util.List;

/**
 * The workbench's own options, which stand before the command on its command line.
 *
 * @param cpu seconds; negative when nothing was said
 */
record Options(
        boolean help,
        boolean version,
        boolean noColor,
        boolean ascii,
        boolean noInput,
        boolean noPager,
        boolean debug,
        String lang,
        int cpu,
        List<String> command,
        String mistake) {

    static final String USAGE =
            """
            Usage: forkshop [OPTION...]                open the workbench's prompt
                   forkshop [OPTION...] COMMAND [ARG...]   run one command and leave

            Without a terminal, commands and Java are read from standard input, line by line.
            The command 'help' lists the commands: forkshop help

              --lang en|zh   language of the book's pages, for this run
              --no-color     no colours (so does a non-empty NO_COLOR)
              --ascii        only ASCII signs
              --no-input     never ask, even on a terminal
              --no-pager     show long pages in one go
              --cpu SECONDS  processor time that one line, or one command run to its end, may
                             use before it is stopped: 60 without this, 0 for any
              --debug        show where an error came from
              --version      print the version
              --help         print this

            Exit codes: 0 done, 1 a command failed, 2 not understood, 124 timed out, 130 interrupted.
            The first command that fails sets the exit code; the commands after it still run.
            """;

    static Options parse(String[] args) {
        Reader reader = new Reader();
        int at = 0;
        while (at < args.length && args[at].startsWith("-") && reader.mistake == null) {
            at = reader.option(args, at);
        }
        for (; at < args.length; at++) {
            reader.command.add(args[at]);
        }
        return reader.options();
    }

    /** Fills in what was given; stops at the first word it does not know. */
    private static final class Reader {
        private boolean help;
        private boolean version;
        private boolean noColor;
        private boolean ascii;
        private boolean noInput;
        private boolean noPager;
        private boolean debug;
        private String lang;
        private int cpu = -1;
        private String mistake;
        private final List<String> command = new ArrayList<>();

        int option(String[] args, int at) {
            switch (args[at]) {
                case "--help", "-h", "-?" -> help = true;
                case "--version", "-V" -> version = true;
                case "--no-color", "--no-colour" -> noColor = true;
                case "--ascii" -> ascii = true;
                case "--no-input" -> noInput = true;
                case "--no-pager" -> noPager = true;
                case "--debug" -> debug = true;
                case "--lang" -> {
                    return lang(at + 1 < args.length ? args[at + 1] : "", at + 2);
                }
                case "--cpu" -> {
                    return cpu(at + 1 < args.length ? args[at + 1] : "", at + 2);
                }
                case "--lang=en", "--lang=zh" -> lang = args[at].substring(7);
                default -> mistake = "There is no option '" + args[at] + "'. --help lists them.";
            }
            return at + 1;
        }

        private int lang(String value, int next) {
            if (value.equals("en") || value.equals("zh")) {
                lang = value;
            } else {
                mistake = "--lang takes en or zh, not '" + value + "'.";
            }
            return next;
        }

        private int cpu(String value, int next) {
            if (value.matches("[0-9]{1,6}")) {
                cpu = Integer.parseInt(value);
            } else {
                mistake = "--cpu takes seconds, from 0 to 999999, not '" + value + "'.";
            }
            return next;
        }

        Options options() {
            return new Options(
                    help, version, noColor, ascii, noInput, noPager, debug, lang, cpu, command,
                    mistake);
        }
    }
}
