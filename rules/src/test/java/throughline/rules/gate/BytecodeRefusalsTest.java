package throughline.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Each refusal of the byte-code gate, by classes as no compiler of ours writes them. */
class BytecodeRefusalsTest {

    private static final String OBJECT = "java/lang/Object";
    private static final Handle FOREIGN =
            new Handle(Opcodes.H_INVOKESTATIC, "throughline/other/Boot", "strap", "()Ljava/lang/Object;", false);

    @TestFactory
    Stream<DynamicTest> isHeard() {
        var bodies = new LinkedHashMap<String, Consumer<MethodVisitor>>();
        bodies.put(
                "writes throughline/other/Secret.open",
                code -> code.visitFieldInsn(Opcodes.PUTSTATIC, "throughline/other/Secret", "open", "I"));
        bodies.put("an array", code -> code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT));
        bodies.put("a method handle", code -> code.visitLdcInsn(FOREIGN));
        bodies.put(
                "the class literal java/lang/Runtime",
                code -> code.visitLdcInsn(Type.getObjectType("java/lang/Runtime")));
        bodies.put("invokedynamic by throughline/other/Boot", code -> code.visitInvokeDynamicInsn("x", "()V", FOREIGN));
        bodies.put(
                "calls java/lang/Runtime.exec",
                code -> code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Runtime", "exec", "()V", false));
        bodies.put(
                "calls java/lang/ProcessBuilder.<new>",
                code -> code.visitTypeInsn(Opcodes.NEW, "java/lang/ProcessBuilder"));
        return bodies.entrySet().stream()
                .map(body -> DynamicTest.dynamicTest(body.getKey(), () -> assertThat(said(OBJECT, 0, body.getValue()))
                        .contains("R.test: " + body.getKey())));
    }

    @Test
    void aRuleIsOfNoOtherKindAndHasNothingNative() {
        assertThat(said("java/util/ArrayList", 0, code -> {})).containsExactly("R extends java/util/ArrayList");
        assertThat(said(OBJECT, Opcodes.ACC_NATIVE, code -> {})).containsExactly("R.test is native");
        assertThat(said(OBJECT, 0, code -> {})).isEmpty();
    }

    private static List<String> said(String parent, int access, Consumer<MethodVisitor> body) {
        var writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "policy/R", null, parent, null);
        var code = writer.visitMethod(Opcodes.ACC_STATIC | access, "test", "()V", null, null);
        if (access == 0) {
            code.visitCode();
            body.accept(code);
            code.visitInsn(Opcodes.RETURN);
            code.visitMaxs(2, 0);
        }
        code.visitEnd();
        writer.visitEnd();
        return BytecodeGate.check(Map.of("policy/R.class", writer.toByteArray()));
    }
}
