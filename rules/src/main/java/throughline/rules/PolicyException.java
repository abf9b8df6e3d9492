package throughline.rules;

import java.util.List;
import java.util.stream.Collectors;
import throughline.rules.gate.Mistake;

/** A policy folder cannot become a rule book; every mistake is named, with its place and in plain words. */
public final class PolicyException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    public PolicyException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
