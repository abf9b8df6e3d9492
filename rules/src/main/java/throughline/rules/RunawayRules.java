package throughline.rules;

/** A rule looked at more facts for one order than it was given. */
public final class RunawayRules extends RuntimeException {

    private static final long serialVersionUID = 1;

    RunawayRules(String rule, long most) {
        super("rule \"%s\" looked at more than %,d facts for one order and was stopped".formatted(rule, most));
    }
}
