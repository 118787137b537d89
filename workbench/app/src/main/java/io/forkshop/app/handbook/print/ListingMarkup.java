package io.forkshop.app.handbook.print;

import io.forkshop.app.course.Block.CodeLine;
import io.forkshop.app.handbook.ListingReader;
import io.forkshop.app.handbook.html.CodeMarkup;

import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.Treeprocessor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives the parts of programs the classes that they have in the browser. */
final class ListingMarkup extends Treeprocessor {
    /** Lines that are not parted by the end of a page: half of one. */
    private static final int KEPT_TOGETHER = 25;

    @Override
    public Document process(Document document) {
        for (StructuralNode node : document.findBy(Map.of("context", ":listing"))) {
            if ("source".equals(node.getStyle())) {
                mark((Block) node);
            }
        }
        return document;
    }

    private static void mark(Block listing) {
        List<CodeLine> lines = ListingReader.read(listing.getLines());
        List<String> marked =
                new ArrayList<>(
                        CodeMarkup.lines(
                                String.valueOf(listing.getAttribute("language")),
                                lines.stream().map(CodeLine::text).toList()));
        for (int i = 0; i < marked.size(); i++) {
            StringBuilder line = new StringBuilder(marked.get(i));
            // As they look when < and > are escaped already, which the markup has done.
            lines.get(i).marks().forEach(mark -> line.append(" &lt;").append(mark).append("&gt;"));
            marked.set(i, line.toString());
        }
        List.copyOf(listing.getSubstitutions()).forEach(listing::removeSubstitution);
        listing.addSubstitution("callouts");
        listing.setLines(marked);
        if (marked.size() <= KEPT_TOGETHER) {
            listing.setAttribute("unbreakable-option", "", true);
        }
    }
}
