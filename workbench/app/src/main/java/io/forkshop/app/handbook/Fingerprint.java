package io.forkshop.app.handbook;

import io.forkshop.app.course.PageJson;
import io.forkshop.app.course.TocJson;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One hash of all that decides the pages: every file of the chapters, the code that converts them,
 * and the Asciidoctor they are read with.
 */
final class Fingerprint {
    private static final List<Class<?>> CONVERTER =
            List.of(
                    PressPages.class,
                    Press.class,
                    SectionSource.class,
                    BlockReader.class,
                    InlineReader.class,
                    ListingReader.class,
                    Parity.class,
                    Links.class,
                    PageJson.class,
                    TocJson.class);

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every JDK has it
        }
    }

    static String of(Path chapters) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.converter();
        try (var files = Files.walk(chapters)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                fingerprint.add(chapters.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void converter() throws IOException {
        for (Class<?> type : CONVERTER) {
            try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                add(type.getName(), in.readAllBytes());
            }
        }
        URL asciidoctor = getClass().getResource("/org/asciidoctor/Asciidoctor.class");
        add(asciidoctor.getPath().replaceFirst("!.*", "").replaceFirst(".*/", ""), new byte[0]);
    }

    private void add(String name, byte[] content) {
        digest.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
        digest.update(content);
    }
}
