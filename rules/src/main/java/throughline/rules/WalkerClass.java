package throughline.rules;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes rules that are asked together as one class, each as a method of its own ({@link WalkerWriter}), and names the one that fails. What Drools
 * compiled are constants of that class, so the virtual machine compiles a rule as if a programmer had written it by hand.
 */
final class WalkerClass {

    /** A method that calls many more would be too large to be compiled as a whole; and there is a bit for each to be off. */
    static final int RULES_AT_MOST = 32;

    private static final String WALKER = "throughline/rules/Walker";

    /** Behind what a walker is called with. */
    private static final int OFF_AT = 4;

    /** Those that books use, by their byte code: most rules of a new book are those of the one before. */
    private static final WeakValues<String, Written> WRITTEN = new WeakValues<>();

    private final List<Object> constants = new ArrayList<>();
    private final String name;
    /** Fills the constants when the class is first used: constants that are found one by one keep a method from being compiled. */
    private final MethodVisitor start;

    private final ClassWriter written = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected String getCommonSuperClass(String one, String other) {
            return "java/lang/Object";
        }
    };

    private WalkerClass(List<FlatRule> rules) {
        name = "throughline/rules/Rule_" + rules.get(0).name().replaceAll("[^A-Za-z0-9]+", "_");
        written.visit(V17, ACC_FINAL | ACC_SUPER, name, null, WALKER, null);
        var create = written.visitMethod(0, "<init>", "()V", null, null);
        create.visitCode();
        create.visitVarInsn(ALOAD, 0);
        create.visitMethodInsn(INVOKESPECIAL, WALKER, "<init>", "()V", false);
        end(create);
        start = written.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
        start.visitCode();
        start.visitMethodInsn(
                INVOKESTATIC,
                "java/lang/invoke/MethodHandles",
                "lookup",
                "()Ljava/lang/invoke/MethodHandles$Lookup;",
                false);
        start.visitLdcInsn("_");
        start.visitLdcInsn(Type.getObjectType("java/util/List"));
        start.visitMethodInsn(
                INVOKESTATIC,
                "java/lang/invoke/MethodHandles",
                "classData",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;",
                false);
        start.visitTypeInsn(CHECKCAST, "java/util/List");
        start.visitVarInsn(ASTORE, 0);
    }

    /**
     * @param rules at least one and at most {@link #RULES_AT_MOST}, in force at the same times but for those that are off: which these are is not in the
     *     class, so that nothing is written when a rule is switched
     * @param pivot the condition of each, from 0, that is tried on one given fact only; -1 for none
     */
    static Walker write(List<FlatRule> rules, int pivot) {
        var writer = new WalkerClass(rules);
        byte[] code = writer.bytes(rules, pivot);
        var constants = List.copyOf(writer.constants);
        String content = HexFormat.of().formatHex(RuleBookBinder.sha256().digest(code));
        Written found;
        synchronized (WRITTEN) {
            var known = WRITTEN.get(content);
            if (known != null && known.constants().equals(constants)) {
                found = known;
            } else {
                found = new Written(load(code, constants, rules.get(0)), constants);
                WRITTEN.put(content, found);
            }
        }
        return found.walker(rules);
    }

    /**
     * A class that was written. Its walkers lead back here, so that it is found again as long as one of them is used.
     *
     * @param constants that it was written with
     */
    record Written(Class<?> made, List<Object> constants) {

        /** @param rules that it was written for: which of them are in force, and when */
        Walker walker(List<FlatRule> rules) {
            int off = 0;
            for (int i = 0; i < rules.size(); i++) {
                off |= rules.get(i).on() ? 0 : 1 << i;
            }
            try {
                return ((Walker) made.getDeclaredConstructor().newInstance())
                        .made(this, off, rules.get(0).from(), rules.get(0).until());
            } catch (ReflectiveOperationException e) {
                throw unwritten(rules.get(0), e);
            }
        }
    }

    private static Class<?> load(byte[] code, List<Object> constants, FlatRule first) {
        try {
            return MethodHandles.lookup()
                    .defineHiddenClassWithClassData(code, constants, true)
                    .lookupClass();
        } catch (IllegalAccessException e) {
            throw unwritten(first, e);
        }
    }

    private static IllegalStateException unwritten(FlatRule first, ReflectiveOperationException cause) {
        return new IllegalStateException("rule \"%s\" could not be written".formatted(first.name()), cause);
    }

    private byte[] bytes(List<FlatRule> rules, int pivot) {
        var walk = written.visitMethod(0, "walk", WalkerWriter.WALK, null, null);
        walk.visitCode();
        walk.visitVarInsn(ALOAD, 0);
        walk.visitFieldInsn(GETFIELD, WALKER, "off", "I");
        walk.visitVarInsn(ISTORE, OFF_AT);
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            String method = "rule" + i;
            call(walk, rule, i, method);
            var body = written.visitMethod(
                    ACC_PRIVATE | ACC_STATIC, method, WalkerWriter.WALK, null, new String[] {"java/lang/Exception"});
            body.visitCode();
            new WalkerWriter(this, body, rule, pivot).write();
            end(body);
        }
        end(walk);
        end(start);
        written.visitEnd();
        return written.toByteArray();
    }

    private void call(MethodVisitor walk, FlatRule rule, int place, String method) {
        var from = new Label();
        var to = new Label();
        var failed = new Label();
        var next = new Label();
        walk.visitTryCatchBlock(from, to, failed, "java/lang/Exception");
        walk.visitVarInsn(ILOAD, OFF_AT);
        walk.visitLdcInsn(1 << place);
        walk.visitInsn(IAND);
        walk.visitJumpInsn(IFNE, next);
        walk.visitLabel(from);
        walk.visitVarInsn(ALOAD, 1);
        walk.visitVarInsn(ALOAD, 2);
        walk.visitVarInsn(ALOAD, 3);
        walk.visitMethodInsn(INVOKESTATIC, name, method, WalkerWriter.WALK, false);
        walk.visitLabel(to);
        walk.visitJumpInsn(GOTO, next);
        walk.visitLabel(failed);
        walk.visitLdcInsn(rule.name());
        walk.visitMethodInsn(
                INVOKESTATIC,
                WALKER,
                "failed",
                "(Ljava/lang/Exception;Ljava/lang/String;)Ljava/lang/IllegalStateException;",
                false);
        walk.visitInsn(ATHROW);
        walk.visitLabel(next);
    }

    private static void end(MethodVisitor method) {
        method.visitInsn(RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** Loads a constant in a method of this class. */
    void constant(MethodVisitor code, Object value, String type) {
        String field = "C" + constants.size();
        String descriptor = "L" + type + ";";
        written.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, field, descriptor, null, null);
        start.visitVarInsn(ALOAD, 0);
        start.visitLdcInsn(constants.size());
        start.visitMethodInsn(INVOKEINTERFACE, "java/util/List", "get", "(I)Ljava/lang/Object;", true);
        start.visitTypeInsn(CHECKCAST, type);
        start.visitFieldInsn(PUTSTATIC, name, field, descriptor);
        constants.add(value);
        code.visitFieldInsn(GETSTATIC, name, field, descriptor);
    }
}
