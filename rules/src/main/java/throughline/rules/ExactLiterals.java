package throughline.rules;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.drools.drl.parser.antlr4.DRL10Lexer;

/**
 * Decimals in conditions mean what is written. The compiler takes {@code 0.1} for the nearest binary fraction, a little more than a tenth, so that a margin
 * of exactly 0.1 were not {@code >= 0.1} (Drools 10.2.0); with a {@code B} behind it a literal is an exact decimal.
 */
final class ExactLiterals {

    private ExactLiterals() {}

    /** The text for the compiler; line by line the same. */
    static String in(String text) {
        var lexer = new DRL10Lexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        var exact = new StringBuilder(text.length() + 16);
        int copied = 0;
        int points = 0;
        for (Token token : lexer.getAllTokens()) {
            if (token.getType() == DRL10Lexer.FLOAT_LITERAL) {
                // The lexer counts characters, a text the halves of the rare ones.
                int end = text.offsetByCodePoints(copied, token.getStopIndex() + 1 - points);
                exact.append(text, copied, end).append('B');
                copied = end;
                points = token.getStopIndex() + 1;
            }
        }
        return exact.append(text, copied, text.length()).toString();
    }
}
