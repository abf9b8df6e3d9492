package throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.MethodShapes.MethodShape;

/** The style card, as far as a program can read it. */
class TidyTest {

    static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    static final List<String> MODULES =
            List.of("canonical-model", "connectors", "rules", "ledger", "operations", "routes", "console", "deploy");
    static final int LONGEST_FILE = 400;
    static final int LONGEST_METHOD = 60;
    static final int LONGEST_LINE = 160;
    static final int LONGEST_ROW = 210;
    static final int MOST_PARAMETERS = 5;

    private static final Pattern UNDONE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b|//\\s*X" + "XX\\b");
    private static final Pattern SWITCHED_OFF = Pattern.compile("@Dis" + "abled\\b");
    private static final Pattern GETTER =
            Pattern.compile("^    (?:public |private |protected |static )*[\\w.<>\\[\\]]+ get[A-Z]\\w*\\(\\).*");
    private static final Pattern HEADINGS = Pattern.compile(
            "(?s).*## What it is for.*## Words.*## How to change it.*## What can go wrong.*## Start reading here.*");

    @Test
    void noFileIsTooLong() throws IOException {
        assertThat(offenders(file -> lines(file).size() > LONGEST_FILE)).isEmpty();
    }

    @Test
    void noLineIsTooLong() throws IOException {
        assertThat(offenders(file -> lines(file).stream().anyMatch(TidyTest::tooLong)))
                .isEmpty();
    }

    @Test
    void noMethodIsTooLong() throws IOException {
        assertThat(MethodShapes.of(sources().toList()).stream()
                        .filter(shape -> shape.lines() > LONGEST_METHOD)
                        .map(MethodShape::toString))
                .isEmpty();
    }

    @Test
    void noConstructorTakesTooMuch() throws IOException {
        assertThat(MethodShapes.of(sources().filter(TidyTest::main).toList()).stream()
                        .filter(shape -> shape.constructor() && shape.parameters() > MOST_PARAMETERS)
                        .map(MethodShape::toString))
                .isEmpty();
    }

    @Test
    void aLongMethodWouldBeSeen(@TempDir Path folder) throws IOException {
        var file = folder.resolve("A.java");
        Files.writeString(
                file, "class A { class B {\n    int b(int a) {" + "\n        a++;".repeat(70) + "\n    }\n} }\n");

        assertThat(MethodShapes.of(List.of(file))).singleElement().satisfies(shape -> assertThat(shape.lines())
                .isEqualTo(72));
    }

    @Test
    void nothingIsLeftUndone() throws IOException {
        assertThat(offenders(file -> UNDONE.matcher(text(file)).find())).isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() throws IOException {
        assertThat(offenders(file -> SWITCHED_OFF.matcher(text(file)).find())).isEmpty();
    }

    @Test
    void aQuestionIsNamedByItsAnswerNotByGet() throws IOException {
        assertThat(offenders(file -> main(file) && hasGetter(lines(file)))).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        var packages = sources().filter(TidyTest::main).map(Path::getParent).distinct();

        assertThat(packages.filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                        .map(TidyTest::brief))
                .isEmpty();
    }

    @Test
    void everyModuleHasAReadmeWithItsFiveHeadings() {
        assertThat(MODULES.stream()
                        .map(module -> HOME.resolve(module).resolve("README.md"))
                        .filter(readme -> !Files.exists(readme)
                                || !HEADINGS.matcher(text(readme)).matches())
                        .map(TidyTest::brief))
                .isEmpty();
    }

    /** A row of a table reads better whole. */
    private static boolean tooLong(String line) {
        return line.length() > (line.contains(" | ") ? LONGEST_ROW : LONGEST_LINE);
    }

    private static boolean hasGetter(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (isGetter(lines.get(i)) && !lines.get(i - 1).contains("@Override")) {
                return true;
            }
        }
        return false;
    }

    /** What a framework asks for by name is no name of ours. */
    private static boolean isGetter(String line) {
        return GETTER.matcher(line).matches()
                && !line.contains("getPhase")
                && !line.contains("getMessage")
                && !line.contains("getCause");
    }

    private static List<String> offenders(Predicate<Path> wrong) throws IOException {
        try (var sources = sources()) {
            return sources.filter(wrong).map(TidyTest::brief).toList();
        }
    }

    private static Stream<Path> sources() throws IOException {
        Stream<Path> all = Stream.empty();
        for (var module : MODULES) {
            var folder = HOME.resolve(module).resolve("src");
            if (Files.isDirectory(folder)) {
                all = Stream.concat(
                        all, Files.walk(folder).filter(file -> file.toString().endsWith(".java")));
            }
        }
        return all.sorted();
    }

    private static boolean main(Path file) {
        return file.toString().contains("/src/main/java/");
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String brief(Path file) {
        return HOME.relativize(file).toString();
    }
}
