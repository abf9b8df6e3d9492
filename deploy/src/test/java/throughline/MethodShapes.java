package throughline;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** How long each method of some sources is, and how much it takes, as the compiler's own parser reads them. */
final class MethodShapes extends TreeScanner<Void, CompilationUnitTree> {

    /**
     * @param lines from the first line of the declaration to its closing brace
     * @param constructor whether others may call it and it is one of a class; a record or an enumeration is a row, which is as wide as it is
     */
    record MethodShape(String file, String name, long lines, int parameters, boolean constructor) {}

    private final SourcePositions positions;
    private final Deque<Tree.Kind> around = new ArrayDeque<>();
    private final List<MethodShape> found = new ArrayList<>();

    private MethodShapes(SourcePositions positions) {
        this.positions = positions;
    }

    static List<MethodShape> of(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-proc:none", "--release", "17");
            var task = (JavacTask)
                    compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            var scanner = new MethodShapes(Trees.instance(task).getSourcePositions());
            task.parse().forEach(unit -> scanner.scan(unit, unit));
            return scanner.found;
        }
    }

    @Override
    public Void visitClass(ClassTree type, CompilationUnitTree unit) {
        around.push(type.getKind());
        super.visitClass(type, unit);
        around.pop();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
        var map = unit.getLineMap();
        var first = map.getLineNumber(positions.getStartPosition(unit, method));
        var last = map.getLineNumber(positions.getEndPosition(unit, method));
        var file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        found.add(new MethodShape(
                file,
                method.getName().toString(),
                last - first + 1,
                method.getParameters().size(),
                isConstructor(method)));
        return super.visitMethod(method, unit);
    }

    private boolean isConstructor(MethodTree method) {
        return method.getReturnType() == null
                && around.peek() == Tree.Kind.CLASS
                && !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
    }
}
