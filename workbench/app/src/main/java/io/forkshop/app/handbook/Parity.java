package io.forkshop.app.handbook;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Page;
import io.forkshop.app.handbook.Press.Pressed;

import java.nio.file.Path;
import java.util.List;

/** A translation asks for the same: the same pages, programs, lines to type and experiments. */
final class Parity {
    private Parity() {}

    static void require(Pressed original, Pressed translation, Path file) {
        int pages = original.pages().size();
        if (translation.pages().size() != pages) {
            throw new Refusal(
                    file,
                    1,
                    "It has %d pages where section.adoc has %d."
                            .formatted(translation.pages().size(), pages));
        }
        for (int i = 0; i < pages; i++) {
            List<String> expected = deeds(original.pages().get(i));
            List<String> found = deeds(translation.pages().get(i));
            if (!expected.equals(found)) {
                throw new Refusal(
                        file,
                        1,
                        "Page %s asks for %s where section.adoc asks for %s."
                                .formatted(original.pages().get(i).id(), found, expected));
            }
        }
    }

    private static List<String> deeds(Page page) {
        return page.blocks().stream().map(Parity::deed).filter(deed -> !deed.isEmpty()).toList();
    }

    private static String deed(Block block) {
        return switch (block) {
            case Block.Listing listing -> listing.file();
            case Block.Try(String command) -> command;
            case Block.Experiment(String id) -> "experiment " + id;
            default -> "";
        };
    }
}
