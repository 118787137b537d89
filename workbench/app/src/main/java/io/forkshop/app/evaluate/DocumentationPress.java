package io.forkshop.app.evaluate;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Run by the build: writes {@link DocumentationFile} from the library's sources. */
public final class DocumentationPress {
    private DocumentationPress() {}

    /**
     * The file to write, and the folders of the packages to read; nothing when it is up to date.
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        List<Path> sources = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            sources.addAll(sources(Path.of(args[i])));
        }
        if (upToDate(file, sources)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, press(sources));
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static boolean upToDate(Path file, List<Path> sources) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(file);
        for (Path source : sources) {
            if (Files.getLastModifiedTime(source).compareTo(made) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Parses only: types are known by the names they have in the sources. */
    static String press(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of(),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(trees, out).scan(unit, null);
            }
        }
        return out.toString();
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final Writer out;

        Scanner(DocTrees trees, Writer out) {
            this.trees = trees;
            this.out = out;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (shown(type.getModifiers().getFlags().contains(Modifier.PUBLIC))) {
                write(type.getSimpleName().toString(), "");
                super.visitClass(type, nothing);
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (!shown(method.getModifiers().getFlags().contains(Modifier.PUBLIC))) {
                return null;
            }
            String parameters =
                    method.getParameters().stream()
                            .map(p -> p.getType() + " " + p.getName())
                            .map(Scanner::variable)
                            .collect(Collectors.joining(", ", "(", ")"));
            String owner = owner().getSimpleName().toString();
            boolean constructor = method.getName().contentEquals("<init>");
            String name = constructor ? owner : owner + "." + method.getName();
            boolean many =
                    !method.getParameters().isEmpty()
                            && method.getParameters().getLast().toString().contains("...");
            String written = many ? dots(parameters) : parameters;
            write(DocumentationFile.key(name + written), written);
            return null;
        }

        private static String variable(String parameter) {
            return parameter.replaceAll("\\s+", " ");
        }

        /** A tree says of {@code String... args} that its type is {@code String[]}. */
        private static String dots(String parameters) {
            int brackets = parameters.lastIndexOf("[]");
            return brackets < 0
                    ? parameters
                    : parameters.substring(0, brackets)
                            + "..."
                            + parameters.substring(brackets + 2);
        }

        /** Whatever stands in an interface is public. */
        private boolean shown(boolean isPublic) {
            return isPublic || owner() != null && owner().getKind() == Tree.Kind.INTERFACE;
        }

        /** The type around what is being looked at; null around the outermost. */
        private ClassTree owner() {
            TreePath path = getCurrentPath().getParentPath();
            return path != null && path.getLeaf() instanceof ClassTree type ? type : null;
        }

        private void write(String key, String parameters) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            String text =
                    comment == null ? "" : Javadoc.summary(trees.getDocComment(getCurrentPath()));
            try {
                DocumentationFile.write(out, key, parameters, text);
            } catch (IOException e) {
                throw new AssertionError("a string takes every write", e);
            }
        }
    }
}
