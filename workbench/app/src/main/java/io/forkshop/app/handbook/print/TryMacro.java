package io.forkshop.app.handbook.print;

import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;
import org.asciidoctor.extension.Name;

import java.util.Map;

/** {@code try::KEY[]}: a line the learner types, behind the prompt's sign. */
@Name("try")
final class TryMacro extends BlockMacroProcessor {
    private final SectionInclude sections;

    TryMacro(SectionInclude sections) {
        this.sections = sections;
    }

    @Override
    public StructuralNode process(
            StructuralNode parent, String target, Map<String, Object> attributes) {
        return createBlock(
                parent, "listing", "> " + sections.command(target), Map.of("role", "try"));
    }
}
