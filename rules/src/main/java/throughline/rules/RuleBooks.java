package throughline.rules;

/** The rule book in force. Ask once per batch and stay with the answer, so that one batch is decided by one book. */
@FunctionalInterface
public interface RuleBooks {

    RuleBook current();
}
