package throughline.rules.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The second gate: what the compiled rule classes may touch, whatever the source looked like. It catches what a hole in the first gate would let
 * through: no foreign calls, no loops, no try, no arrays, no class literals, no method handles.
 */
public final class BytecodeGate {

    private static final Set<String> RULE_MAY_CALL = Set.of(
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Double",
            "java/lang/Boolean",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/math/MathContext",
            "java/math/RoundingMode",
            "org/drools/modelcompiler/util/EvaluationUtil",
            "org/drools/modelcompiler/dsl/pattern/D",
            "java/lang/StringBuilder");
    private static final Set<String> STRING_METHODS =
            Set.of("equals", "valueOf", "startsWith", "endsWith", "length", "contains", "concat", "compareTo");
    private static final List<String> FRAME_MAY_CALL = List.of(
            "org/drools/model/",
            "org/drools/modelcompiler/dsl/",
            "org/drools/modelcompiler/util/",
            "org/drools/compiler/kie/builder/MaterializedLambda",
            "org/drools/util/DateUtils",
            "org/drools/compiler/kproject/",
            "org/kie/util/maven/support/ReleaseIdImpl",
            "org/kie/api/",
            "java/util/",
            "java/lang/",
            "java/math/",
            "java/time/");
    private static final List<String> NOBODY_MAY_CALL = List.of(
            "java/lang/System",
            "java/lang/Runtime",
            "java/lang/Process",
            "java/lang/ProcessBuilder",
            "java/lang/ProcessHandle",
            "java/lang/Thread",
            "java/lang/ThreadGroup",
            "java/lang/ThreadLocal",
            "java/lang/ClassLoader",
            "java/lang/Shutdown",
            "java/lang/reflect/",
            "java/lang/invoke/",
            "java/lang/Module",
            "java/lang/StackWalker",
            "java/lang/foreign/",
            "java/util/concurrent/",
            "java/util/ServiceLoader",
            "java/util/zip/",
            "java/util/jar/",
            "java/util/logging/",
            "java/util/prefs/",
            "java/util/Timer",
            "java/util/TimerTask",
            "java/util/Scanner",
            "java/util/Formatter");
    private static final List<String> PUBLISHED = List.of("throughline/rules/facts/", "throughline/rules/verbs/");
    private static final Set<String> WRITTEN_BY_THE_COMPILER =
            Set.of("<clinit>", "<init>", "values", "valueOf", "predicateInformation", "getExpressionHash", "$values");
    private static final Set<String> NEVER_METHODS = Set.of("getClass", "forName", "wait", "notify", "notifyAll");

    private final Set<String> own;
    private final List<String> violations = new ArrayList<>();

    private BytecodeGate(Set<String> own) {
        this.own = own;
    }

    /**
     * @param classes byte code by file name
     * @return what is wrong; empty when nothing is
     */
    public static List<String> check(Map<String, byte[]> classes) {
        var own = new HashSet<String>();
        classes.keySet().forEach(name -> own.add(name.replace(".class", "")));
        var gate = new BytecodeGate(own);
        classes.values().forEach(gate::inspect);
        return List.copyOf(gate.violations);
    }

    private void inspect(byte[] code) {
        var reader = new ClassReader(code);
        String name = reader.getClassName();
        String simple = name.substring(name.lastIndexOf('/') + 1);
        boolean frame = simple.startsWith("Rules")
                || simple.startsWith("DomainClassesMetadata")
                || simple.startsWith("ProjectModel");
        reader.accept(new Inspection(simple, !frame), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /** One class: {@code ofRule} when it was written from an analyst's text, otherwise it is Drools' frame around those. */
    private final class Inspection extends ClassVisitor {

        private final String simple;
        private final boolean ofRule;

        private Inspection(String simple, boolean ofRule) {
            super(Opcodes.ASM9);
            this.simple = simple;
            this.ofRule = ofRule;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                String parent,
                String @Nullable [] interfaces) {
            if (ofRule && !parent.equals("java/lang/Enum") && !parent.equals("java/lang/Object")) {
                violations.add(simple + " extends " + parent);
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            String place = simple + "." + method;
            if ((access & Opcodes.ACC_NATIVE) != 0) {
                violations.add(place + " is native");
            }
            return new MethodInspection(place, ofRule, WRITTEN_BY_THE_COMPILER.contains(method));
        }
    }

    private final class MethodInspection extends MethodVisitor {

        private final String place;
        private final boolean ofRule;
        private final boolean byCompiler;
        private final Set<Label> passed = new HashSet<>();

        private MethodInspection(String place, boolean ofRule, boolean byCompiler) {
            super(Opcodes.ASM9);
            this.place = place;
            this.ofRule = ofRule;
            this.byCompiler = byCompiler;
        }

        private void refuse(String what) {
            violations.add(place + ": " + what);
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (ofRule && passed.contains(target)) {
                refuse("a loop");
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            if (ofRule) {
                refuse("try and catch");
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            touch(owner, name);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if ((opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) && !own.contains(owner)) {
                refuse("writes " + owner + "." + name);
            }
            touch(owner, name);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.NEW) {
                touch(type, "<new>");
            }
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (ofRule && opcode == Opcodes.NEWARRAY) {
                refuse("an array");
            }
        }

        @Override
        public void visitLdcInsn(Object constant) {
            if (constant instanceof Handle || constant instanceof ConstantDynamic) {
                refuse("a method handle");
            } else if (constant instanceof Type type
                    && ofRule
                    && !byCompiler
                    && PUBLISHED.stream().noneMatch(type.getInternalName()::startsWith)) {
                refuse("the class literal " + type.getInternalName());
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            String owner = bootstrap.getOwner();
            if (!owner.equals("java/lang/invoke/StringConcatFactory")
                    && !owner.equals("java/lang/invoke/LambdaMetafactory")) {
                refuse("invokedynamic by " + owner);
            }
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    touch(handle.getOwner(), handle.getName());
                }
            }
        }

        private void touch(String owner, String name) {
            if (!allowed(owner, name)) {
                refuse("calls " + owner + "." + name);
            }
        }

        private static boolean covers(String never, String owner) {
            return never.endsWith("/") ? owner.startsWith(never) : owner.equals(never) || owner.startsWith(never + "$");
        }

        private boolean allowed(String owner, String name) {
            if (own.contains(owner) || PUBLISHED.stream().anyMatch(owner::startsWith)) {
                return true;
            }
            if (owner.startsWith("[")) {
                return name.equals("clone");
            }
            if (byCompiler && owner.equals("java/lang/System") && name.equals("arraycopy")) {
                return true;
            }
            if (NEVER_METHODS.contains(name) || NOBODY_MAY_CALL.stream().anyMatch(never -> covers(never, owner))) {
                return false;
            }
            if (owner.equals("java/lang/Enum")
                    || owner.equals("java/lang/Object") && (name.equals("<init>") || name.equals("equals"))) {
                return true;
            }
            if (!ofRule || byCompiler) {
                return FRAME_MAY_CALL.stream().anyMatch(owner::startsWith);
            }
            return RULE_MAY_CALL.contains(owner)
                    || owner.equals("java/lang/String") && STRING_METHODS.contains(name)
                    || owner.startsWith("org/drools/model/operators/");
        }
    }
}
