package io.forkshop.app.handbook;

import io.forkshop.app.course.Page;
import io.forkshop.app.course.Toc;

import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;
import org.asciidoctor.extension.Name;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

/** Asciidoctor, set up for pages: one section file in, its pages out. */
final class Press implements AutoCloseable {
    /** What a section file became. */
    record Pressed(Toc.Section section, List<Page> pages) {}

    /** Held here, or the collector takes it together with its setting. */
    private static final Logger TO_STANDARD_ERROR = Logger.getLogger("asciidoctor");

    private final Asciidoctor asciidoctor;
    private final List<Refusal> complaints = new ArrayList<>();
    private BlockReader reader;

    Press() {
        TO_STANDARD_ERROR.setUseParentHandlers(false); // records come to us instead
        asciidoctor = Asciidoctor.Factory.create();
        asciidoctor.registerLogHandler(this::note);
        asciidoctor.javaExtensionRegistry().blockMacro(new Try()).blockMacro(new Experiment());
    }

    Pressed press(Path file, String language) throws IOException {
        SectionSource source = SectionSource.read(file);
        reader = new BlockReader(source);
        complaints.clear();
        Document document = asciidoctor.load(source.text(), options(file));
        refuseIfNoted();
        String folder = file.getParent().getFileName().toString();
        int number = Integer.parseInt(folder.replaceFirst("-.*", ""));
        List<Page> pages = new ArrayList<>();
        for (StructuralNode node : document.getBlocks()) {
            String id = number + "." + (pages.size() + 1);
            requirePage(node, id);
            var title = reader.inline(node, node::getTitle);
            pages.add(new Page(id, language, folder, title, reader.read(node.getBlocks())));
        }
        refuseIfNoted(); // words are converted, and complained of, only when asked for
        var entries = pages.stream().map(p -> new Toc.Entry(p.id(), p.title().plain())).toList();
        String title = InlineReader.read(document.getDoctitle()).plain();
        return new Pressed(new Toc.Section(number, title, folder, entries), pages);
    }

    private void requirePage(StructuralNode node, String id) {
        String anchor = "p" + id.replace('.', '-');
        boolean page = node.getContext().equals("section") && anchor.equals(node.getId());
        if (!page) {
            reader.inline(node, () -> "");
            throw reader.refusal(
                    "Here page " + id + " begins: [#" + anchor + "], then == and a title.");
        }
    }

    private void note(LogRecord record) {
        if (record.getSeverity().compareTo(Severity.WARN) >= 0) {
            boolean placed = record.getCursor() != null;
            int line = placed ? record.getCursor().getLineNumber() : reader.line();
            complaints.add(reader.refusal(line, record.getMessage()));
        }
    }

    private void refuseIfNoted() {
        if (!complaints.isEmpty()) {
            Refusal first = complaints.getFirst();
            complaints.clear();
            throw first;
        }
    }

    private static Options options(Path file) {
        return Options.builder()
                .safe(SafeMode.UNSAFE) // a listing may be included from another section's folder
                .sourcemap(true)
                .baseDir(file.toAbsolutePath().getParent().toFile())
                .attributes(Attributes.builder().attribute("attribute-missing", "warn").build())
                .build();
    }

    @Override
    public void close() {
        asciidoctor.close();
    }

    /** {@code try::…[]}: a line the learner types. */
    @Name("try")
    private static final class Try extends Marker {}

    /** {@code experiment::C2.1[]}. */
    @Name("experiment")
    private static final class Experiment extends Marker {}

    /** A block macro kept as a block of its own name, with its target. */
    private abstract static class Marker extends BlockMacroProcessor {
        @Override
        public StructuralNode process(
                StructuralNode parent, String target, Map<String, Object> attributes) {
            Map<String, Object> kept = new HashMap<>();
            kept.put("target", target);
            return createBlock(parent, getName(), "", kept);
        }
    }
}
