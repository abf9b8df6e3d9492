package throughline.rules;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashSet;
import java.util.Set;
import org.drools.model.functions.IntrospectableLambda;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import throughline.rules.FlatRule.Binding;
import throughline.rules.FlatRule.Kind;
import throughline.rules.FlatRule.Pattern;
import throughline.rules.FlatRule.Test;
import throughline.rules.Proposal.Title;

/**
 * Writes one rule as a method: nested loops over the facts, around the very predicates, extractors and consequence that Drools compiled. No
 * meaning is added here: what a condition is stays Drools' business, and nothing of an analyst's text comes into the code but as a constant.
 *
 * <p>For a rule {@code $line : Line( cases >= 10 )} it writes
 * <pre>
 * Pile pile = facts.of( LINE );
 * for ( int i = 0; i &lt; pile.count; i++ ) {
 *     Object line = pile.facts[ i ];
 *     if ( PREDICATE.test( line ) ) {
 *         proposals.speaks( TITLE, List.of( line ) );
 *         CONSEQUENCE.execute( proposals, line );
 *     }
 * }
 * </pre>
 */
final class WalkerWriter {

    private static final String STRING = "java/lang/String";
    private static final String WALKER = "throughline/rules/Walker";
    private static final String FACTS = "throughline/rules/FlatFacts";
    private static final String PILE = FACTS + "$Pile";
    private static final String LOOKUP = FACTS + "$Lookup";
    private static final String PROPOSALS = "throughline/rules/Proposals";
    private static final String TITLE = "throughline/rules/Proposal$Title";
    private static final String FUNCTIONS = "org/drools/model/functions/";
    /** What a rule is called with: the facts, where the verbs are, and the pivot. */
    static final String WALK = "(L" + FACTS + ";L" + PROPOSALS + ";Ljava/lang/Object;)V";

    /** Facts inside of facts end by themselves; from the third on, an order of a thousand lines has more combinations than anybody waits for. */
    private static final int COUNTED_FROM = 2;

    private static final int FACTS_AT = 0;
    private static final int VERBS_AT = 1;
    private static final int PIVOT_AT = 2;
    private static final int SLOTS_FROM = 3;

    private final WalkerClass written;
    private final MethodVisitor code;

    private final FlatRule rule;
    private final int pivot;
    private final Set<Integer> used = new HashSet<>();
    private int nextLocal;
    /** Where the place in the innermost pile that is gone through stands, or -1. */
    private int loop = -1;
    /** How many piles of more than one fact are gone through around the innermost one. */
    private int depth;

    /** @param pivot the condition, from 0, that is tried on one given fact only; -1 for none */
    WalkerWriter(WalkerClass written, MethodVisitor code, FlatRule rule, int pivot) {
        this.written = written;
        this.code = code;
        this.rule = rule;
        this.pivot = pivot;
        this.nextLocal = SLOTS_FROM + rule.slots();
        for (int slot : rule.arguments()) {
            used.add(slot);
        }
        for (Pattern pattern : rule.patterns()) {
            for (Test test : pattern.tests()) {
                for (int slot : test.slots()) {
                    used.add(slot);
                }
            }
        }
    }

    /** The body, but for the return. */
    void write() {
        condition(0);
    }

    private void condition(int at) {
        if (at == rule.patterns().size()) {
            speak();
            return;
        }
        var pattern = rule.patterns().get(at);
        var no = new Label();
        if (at == pivot) {
            depth += deeper(pattern);
            code.visitVarInsn(ALOAD, PIVOT_AT);
            code.visitVarInsn(ASTORE, local(pattern.slot()));
            tests(pattern, no);
            condition(at + 1);
            code.visitLabel(no);
            depth -= deeper(pattern);
        } else if (pattern.kind() == Kind.EACH) {
            each(pattern, () -> condition(at + 1));
        } else {
            int found = nextLocal++;
            code.visitInsn(ICONST_0);
            code.visitVarInsn(ISTORE, found);
            each(pattern, () -> {
                code.visitInsn(ICONST_1);
                code.visitVarInsn(ISTORE, found);
            });
            code.visitVarInsn(ILOAD, found);
            code.visitJumpInsn(pattern.kind() == Kind.EXISTS ? IFEQ : IFNE, no);
            condition(at + 1);
            code.visitLabel(no);
        }
    }

    /** A loop over the facts that pass. */
    private void each(Pattern pattern, Runnable body) {
        int pile = nextLocal++;
        int i = nextLocal++;
        var again = new Label();
        var next = new Label();
        var end = new Label();
        pile(pattern);
        code.visitVarInsn(ASTORE, pile);
        if (depth >= COUNTED_FROM) {
            code.visitVarInsn(ALOAD, VERBS_AT);
            code.visitVarInsn(ALOAD, pile);
            code.visitFieldInsn(GETFIELD, PILE, "count", "I");
            code.visitMethodInsn(INVOKEVIRTUAL, PROPOSALS, "tries", "(I)V", false);
        }
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ISTORE, i);
        code.visitLabel(again);
        code.visitVarInsn(ILOAD, i);
        code.visitVarInsn(ALOAD, pile);
        code.visitFieldInsn(GETFIELD, PILE, "count", "I");
        code.visitJumpInsn(IF_ICMPGE, end);
        code.visitVarInsn(ALOAD, pile);
        code.visitFieldInsn(GETFIELD, PILE, "facts", "[Ljava/lang/Object;");
        code.visitVarInsn(ILOAD, i);
        code.visitInsn(AALOAD);
        code.visitVarInsn(ASTORE, local(pattern.slot()));
        tests(pattern, next);
        int around = loop;
        loop = i;
        depth += deeper(pattern);
        body.run();
        depth -= deeper(pattern);
        loop = around;
        code.visitLabel(next);
        code.visitIincInsn(i, 1);
        code.visitJumpInsn(GOTO, again);
        code.visitLabel(end);
    }

    private static int deeper(Pattern pattern) {
        return FlatRound.onlyOne(FlatFacts.kind(pattern.type())) ? 0 : 1;
    }

    private void pile(Pattern pattern) {
        code.visitVarInsn(ALOAD, FACTS_AT);
        for (Test test : pattern.tests()) {
            if (test.lookup() != null) {
                constant(test.lookup(), LOOKUP);
                code.visitVarInsn(ALOAD, local(test.slots()[1]));
                if (loop < 0) {
                    code.visitInsn(ICONST_0);
                } else {
                    code.visitVarInsn(ILOAD, loop);
                }
                code.visitMethodInsn(
                        INVOKEVIRTUAL, FACTS, "alike", "(L" + LOOKUP + ";Ljava/lang/Object;I)L" + PILE + ";", false);
                return;
            }
        }
        code.visitLdcInsn(FlatFacts.kind(pattern.type()));
        code.visitMethodInsn(INVOKEVIRTUAL, FACTS, "of", "(I)L" + PILE + ";", false);
    }

    /** First what looks at the fact alone, then what is bound of it, then what compares it with others. */
    private void tests(Pattern pattern, Label no) {
        var bound = new HashSet<Integer>();
        for (Binding binding : pattern.bindings()) {
            bound.add(binding.slot());
        }
        boolean known = false;
        for (Test test : pattern.tests()) {
            if (!known && (test.slots().length > 1 || bound.contains(test.slots()[0]))) {
                bind(pattern);
                known = true;
            }
            test(test);
            code.visitJumpInsn(IFEQ, no);
        }
        if (!known) {
            bind(pattern);
        }
    }

    private void bind(Pattern pattern) {
        for (Binding binding : pattern.bindings()) {
            if (used.contains(binding.slot())) {
                apply(binding.function(), pattern.slot());
                code.visitVarInsn(ASTORE, local(binding.slot()));
            }
        }
    }

    private void apply(Object function, int slot) {
        constant(bare(function, "Function1"), FUNCTIONS + "Function1");
        code.visitVarInsn(ALOAD, local(slot));
        code.visitMethodInsn(
                INVOKEINTERFACE, FUNCTIONS + "Function1", "apply", "(Ljava/lang/Object;)Ljava/lang/Object;", true);
    }

    private void test(Test test) {
        if (test.text() != null) {
            text(test, test.text());
            return;
        }
        Object predicate = test.one() != null ? test.one() : test.two() != null ? test.two() : test.many();
        call(predicate, "Predicate", "test", test.slots(), "Z");
    }

    private void text(Test test, FlatRule.Text text) {
        apply(text.field(), test.slots()[0]);
        code.visitTypeInsn(CHECKCAST, STRING);
        if (text.value() != null) {
            code.visitLdcInsn(text.value());
        } else {
            code.visitVarInsn(ALOAD, local(test.slots()[1]));
            code.visitTypeInsn(CHECKCAST, STRING);
        }
        code.visitMethodInsn(INVOKESTATIC, WALKER, "same", "(L" + STRING + ";L" + STRING + ";)Z", false);
    }

    private void speak() {
        var matched = rule.patterns().stream()
                .filter(pattern -> pattern.kind() == Kind.EACH)
                .toList();
        code.visitVarInsn(ALOAD, VERBS_AT);
        constant(new Title(rule.name(), rule.policy()), TITLE);
        matched.forEach(pattern -> code.visitVarInsn(ALOAD, local(pattern.slot())));
        code.visitMethodInsn(
                INVOKESTATIC,
                "java/util/List",
                "of",
                "(" + "Ljava/lang/Object;".repeat(matched.size()) + ")Ljava/util/List;",
                true);
        code.visitMethodInsn(INVOKEVIRTUAL, PROPOSALS, "speaks", "(L" + TITLE + ";Ljava/util/List;)V", false);
        call(rule.consequence(), "Block", "execute", rule.arguments(), "V");
    }

    /** Calls what Drools compiled, directly where it takes so many arguments, else with an array of them. */
    private void call(@Nullable Object compiled, String family, String method, int[] slots, String returns) {
        String direct = family + slots.length;
        Object bare = bare(compiled, direct);
        boolean directly = isA(bare, direct);
        String type = FUNCTIONS + (directly ? direct : family + "N");
        constant(directly ? bare : compiled, type);
        if (directly) {
            for (int slot : slots) {
                slot(slot);
            }
        } else {
            code.visitLdcInsn(slots.length);
            code.visitTypeInsn(ANEWARRAY, "java/lang/Object");
            for (int i = 0; i < slots.length; i++) {
                code.visitInsn(DUP);
                code.visitLdcInsn(i);
                slot(slots[i]);
                code.visitInsn(AASTORE);
            }
        }
        String takes = directly ? "Ljava/lang/Object;".repeat(slots.length) : "[Ljava/lang/Object;";
        code.visitMethodInsn(INVOKEINTERFACE, type, method, "(" + takes + ")" + returns, true);
    }

    /** Slot 0 is where the verbs are. */
    private void slot(int slot) {
        code.visitVarInsn(ALOAD, slot == 0 ? VERBS_AT : local(slot));
    }

    private static int local(int slot) {
        return SLOTS_FROM + slot;
    }

    private void constant(@Nullable Object value, String type) {
        if (value == null) {
            throw new IllegalStateException("rule \"%s\" lacks a part".formatted(rule.name()));
        }
        written.constant(code, value, type);
    }

    /** What Drools compiled, without the wrapping that tells it apart: a wrapping is shared by all, and hides which one it is. */
    private static @Nullable Object bare(@Nullable Object compiled, String type) {
        return compiled instanceof IntrospectableLambda wrapped && isA(wrapped.getLambda(), type)
                ? wrapped.getLambda()
                : compiled;
    }

    private static boolean isA(@Nullable Object compiled, String type) {
        if (compiled == null) {
            return false;
        }
        try {
            return Class.forName(FUNCTIONS.replace('/', '.') + type).isInstance(compiled);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
