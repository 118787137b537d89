import java.util.spi.ToolProvider;

/**
 * Runs google-java-format (found on the class path) over the workbench's sources, from the project's
 * root: {@code check} names what is not formatted and fails, {@code repair} rewrites it. Chapters are
 * left alone: their listings are set by hand to a narrower page.
 */
void main(String[] args) throws IOException {
    boolean check = args[0].equals("check");
    var line = new ArrayList<>(List.of("--aosp", check ? "--dry-run" : "--replace"));
    line.addAll(sources());

    var report = new StringWriter();
    var out = new PrintWriter(report, true);
    int code = ToolProvider.findFirst("google-java-format").orElseThrow().run(out, out, line.toArray(String[]::new));

    IO.print(report);
    System.exit(check && !report.toString().isBlank() ? 1 : code);
}

List<String> sources() throws IOException {
    try (var files = Files.walk(Path.of("workbench"))) {
        return files.map(Path::toString)
                .filter(name -> name.endsWith(".java") && name.contains("/src/"))
                .sorted()
                .toList();
    }
}
