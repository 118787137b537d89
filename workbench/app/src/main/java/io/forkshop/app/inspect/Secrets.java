package io.forkshop.app.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hides what nobody should see over a learner's shoulder: told by the name of a variable, and by
 * the shape of a value. Pure. It can be wrong in both directions; what it hides is only not shown.
 */
public final class Secrets {
    private static final Pattern NAME =
            Pattern.compile(
                    "(?i).*(passw|passphrase|pwd$|_pw$|secret|token|credential|cookie|private"
                            + "|api_?key|access_?key|_key$|^key$|[-_]key$|auth|signature|_dsn$).*");
    // Names that look like a secret's and are none.
    private static final Pattern HARMLESS =
            Pattern.compile("(?i)PWD|OLDPWD|SSH_AUTH_SOCK|XAUTHORITY|GPG_TTY|.*_KEY_?FILE");
    private static final List<Pattern> SHAPES =
            List.of(
                    Pattern.compile("\\beyJ[\\w-]{5,}\\.[\\w-]{5,}\\.[\\w-]*"), // a JSON web token
                    Pattern.compile("gh[pousr]_\\w{20,}|github_pat_\\w{20,}|glpat-[\\w-]{16,}"),
                    Pattern.compile("(AKIA|ASIA)[A-Z0-9]{16}"),
                    Pattern.compile("(sk|pk|rk)[-_][\\w-]{16,}|xox[abprs]-[\\w-]{10,}"),
                    Pattern.compile("AIza[\\w-]{30,}"),
                    Pattern.compile("-----BEGIN [A-Z ]*(PRIVATE KEY|CERTIFICATE)-----"));
    private static final Pattern LONG = Pattern.compile("[A-Za-z0-9+/_=-]{32,}");
    private static final Pattern LOGIN =
            Pattern.compile("(\\b\\w{1,20}://[^\\s/:@]{0,200}):([^\\s@]{1,500})@");
    private static final Pattern OPTION =
            Pattern.compile("(--?[\\w.-]+|[A-Za-z_]\\w*|-D[\\w.-]+)=(.+)", Pattern.DOTALL);
    private static final int ENOUGH = 4_096;
    private static final double RANDOM = 4.0; // bits a character; words of English have about 3.5

    private Secrets() {}

    /** The value as it may be shown. */
    public static String masked(String name, String value) {
        if (value.isEmpty()) {
            return value;
        }
        var named = NAME.matcher(name).matches() && !HARMLESS.matcher(name).matches();
        return named ? hidden(value) : masked(value);
    }

    private static String masked(String value) {
        // The beginning tells what it is; a value may be as long as a megabyte.
        var beginning = value.substring(0, Math.min(value.length(), ENOUGH));
        if (SHAPES.stream().anyMatch(shape -> shape.matcher(beginning).find())
                || random(beginning)) {
            return hidden(value);
        }
        return LOGIN.matcher(value).replaceAll("$1:***@");
    }

    /** The words of a command line as they may be shown. */
    public static List<String> masked(List<String> command) {
        var shown = new ArrayList<String>();
        var wantsValue = "";
        for (var word : command) {
            var option = OPTION.matcher(word);
            if (!wantsValue.isEmpty()) {
                shown.add(masked(wantsValue, word));
                wantsValue = "";
            } else if (option.matches()) {
                shown.add(option.group(1) + "=" + masked(option.group(1), option.group(2)));
            } else {
                shown.add(masked(word));
                // --password VALUE
                wantsValue = word.startsWith("--") && NAME.matcher(word).matches() ? word : "";
            }
        }
        return shown;
    }

    /** A typed line as it may be shown again. */
    public static String maskedLine(String line) {
        return String.join(" ", masked(List.of(line.split(" "))));
    }

    private static String hidden(String value) {
        return "(hidden, " + value.length() + " characters)";
    }

    // A key is one long word in which every sign is about as frequent as any other.
    private static boolean random(String value) {
        var path = value.matches("[.~]{0,2}/.*");
        return !path
                && LONG.matcher(value).matches()
                && value.matches(".*\\d.*")
                && value.matches(".*[A-Za-z].*")
                && (entropy(value) > RANDOM || value.matches("[0-9a-f]{40,}|[0-9A-F]{40,}"));
    }

    private static double entropy(String value) {
        return value
                .chars()
                .boxed()
                .collect(Collectors.groupingBy(c -> c, Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(count -> (double) count / value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
