package throughline.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.rules.verbs.Because;

/** One proposal as it was made, with what a desk needs to weigh it. It is told its reason last, by the rule that makes it. */
final class Proposal implements RuleFiring, Because {

    private final Title title;
    private final List<Object> facts;
    private final String fingerprint;
    private final Verb what;
    private final int line;
    private final @Nullable Object about;
    private final @Nullable BigDecimal figure;
    private String reason = "";

    /** What people call a rule, and the paragraph of the written policy it stands for. */
    record Title(String rule, String policy) {}

    /**
     * @param speaker which rule speaks, and because of which facts
     * @param line the order's line, from 0; -1 for the whole order
     * @param about what it is about besides a line, if anything
     * @param figure exact, or null for a verb without one
     */
    Proposal(Proposals speaker, Verb what, int line, @Nullable Object about, @Nullable BigDecimal figure) {
        this.title = speaker.title();
        this.facts = speaker.facts();
        this.fingerprint = speaker.fingerprint();
        this.what = what;
        this.line = line;
        this.about = about;
        this.figure = figure;
    }

    Verb what() {
        return what;
    }

    @Nullable
    Object about() {
        return about;
    }

    /** Of a verb that has a figure. */
    BigDecimal figure() {
        return Objects.requireNonNull(figure, what.text);
    }

    @Override
    public void because(String given) {
        reason = given;
    }

    @Override
    public String rule() {
        return title.rule;
    }

    @Override
    public String policy() {
        return title.policy;
    }

    @Override
    public String verb() {
        return what.text;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public @Nullable String number() {
        if (what == Verb.ACCOUNT) {
            // What people look for is the account; how far it goes before others is in the rule.
            return String.valueOf(about);
        }
        return figure == null ? null : Figures.text(figure);
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public List<Object> facts() {
        return facts;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return inWords();
    }
}
