package throughline.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The second and the third gate, on classes that a hole in the first would let through. */
class LaterGatesTest {

    /** Harmless here; what a rule's compiled consequence would look like if the source gate had a hole. */
    static final class Hole {

        private Hole() {}

        static void stop() {
            System.exit(66);
        }

        static void loop(int n) {
            int i = n;
            while (i > 0) {
                i--;
            }
        }

        static void swallow() {
            try {
                "x".length();
            } catch (RuntimeException e) {
                "y".length();
            }
        }
    }

    @Test
    void foreignCallsLoopsAndCatchesAreSeenInTheByteCode() throws IOException {
        assertThat(BytecodeGate.check(Map.of("throughline/rules/gate/Hole.class", code(Hole.class))))
                .anyMatch(violation -> violation.contains("calls java/lang/System.exit"))
                .anyMatch(violation -> violation.contains("a loop"))
                .anyMatch(violation -> violation.contains("try and catch"));
    }

    @Test
    void whatIsNotPublishedDoesNotExist() throws ClassNotFoundException, IOException {
        var loader = PublishedLoader.forRules();

        assertThatThrownBy(() -> loader.loadClass("java.lang.Runtime")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> loader.loadClass("java.nio.file.Files")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> loader.loadClass("throughline.rules.RuleBook"))
                .isInstanceOf(ClassNotFoundException.class);
        for (var name : List.of(
                "java.util.ServiceLoader",
                "java.util.ServiceLoader$Provider",
                "java.util.Timer",
                "java.util.concurrent.Executors",
                "java.io.File",
                "java.lang.ProcessBuilder",
                "java.lang.Thread",
                "java.lang.ClassLoader",
                "java.lang.reflect.Method",
                "java.lang.invoke.VarHandle",
                "java.net.URI",
                "org.kie.api.KieServices")) {
            assertThatThrownBy(() -> loader.loadClass(name), name).isInstanceOf(ClassNotFoundException.class);
        }
        assertThat(loader.getResource("java/lang/Runtime.class")).isNull();
        assertThat(loader.getResources("java/lang/Runtime.class").hasMoreElements())
                .isFalse();
        assertThat(loader.getResourceAsStream("java/lang/Runtime.class")).isNull();
        assertThat(loader.loadClass("throughline.rules.facts.Line")).isNotNull();
    }

    private static byte[] code(Class<?> type) throws IOException {
        try (var in = type.getResourceAsStream(type.getName().replaceAll(".*\\.", "") + ".class")) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }
}
