import java.nio.file.attribute.FileTime;
import java.util.spi.ToolProvider;

/**
 * Runs google-java-format (found on the class path) over the workbench's sources, from the project's
 * root: {@code check} names what is not formatted and fails, {@code repair} rewrites it. Chapters are
 * left alone: their listings are set by hand to a narrower page. Formatting everything takes a minute
 * of processor time and more than a gigabyte, so {@code repair} looks only at what was written since
 * it was last run here.
 */
void main(String[] args) throws IOException {
    boolean check = args[0].equals("check");
    var begun = FileTime.from(Instant.now());
    var files = sources(check ? FileTime.fromMillis(0) : lastRepair());
    if (!files.isEmpty()) {
        var line = new ArrayList<>(List.of("--aosp", check ? "--dry-run" : "--replace"));
        line.addAll(files);
        run(check, line);
    }
    if (!check) {
        Files.createDirectories(STAMP.getParent());
        Files.write(STAMP, new byte[0]);
        Files.setLastModifiedTime(STAMP, begun);
    }
}

Path STAMP = Path.of("target/formatted");

FileTime lastRepair() throws IOException {
    return Files.exists(STAMP) ? Files.getLastModifiedTime(STAMP) : FileTime.fromMillis(0);
}

void run(boolean check, List<String> line) {
    var report = new StringWriter();
    var out = new PrintWriter(report, true);
    int code = ToolProvider.findFirst("google-java-format").orElseThrow().run(out, out, line.toArray(String[]::new));

    IO.print(report);
    if (code != 0 || check && !report.toString().isBlank()) {
        System.exit(1);
    }
}

List<String> sources(FileTime since) throws IOException {
    try (var files = Files.find(Path.of("workbench"), 99, (file, its) -> its.lastModifiedTime().compareTo(since) > 0)) {
        return files.map(Path::toString)
                .filter(name -> name.endsWith(".java") && name.contains("/src/"))
                .sorted()
                .toList();
    }
}
