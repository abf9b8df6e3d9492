package throughline.rules.gate;

import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.jspecify.annotations.Nullable;

/** One policy file under inspection, and what was found in it so far. */
final class Draft {

    private static final int FAR = 4;
    private static final int LINES_OF_A_CONDITION = 12;

    final String path;
    final String text;
    final String[] lines;
    final List<Mistake> mistakes = new ArrayList<>();

    @Nullable
    String rule;

    private final Map<String, DrlxExpression> expressions = new HashMap<>();
    private final Map<String, BlockStmt> blocks = new HashMap<>();

    private final Places places;

    Draft(String path, String text, Places places) {
        this.path = path;
        this.text = text;
        this.places = places;
        this.lines = text.split("\n", -1);
    }

    void refuse(int line, int column, String code, String words) {
        var place = places.at(Math.max(1, line), Math.max(1, column));
        mistakes.add(new Mistake(path, place.line(), place.column(), code, place.cell() + words, rule));
    }

    /** The line of the analyst's file that a line of the rules comes from. */
    int row(int line) {
        return places.at(Math.max(1, line), 1).line();
    }

    int rowColumn(int line, int column) {
        return places.at(Math.max(1, line), Math.max(1, column)).column();
    }

    /** Refuses something that stands in the line. */
    void refuseAt(int line, String what, String code, String words) {
        refuse(line, column(line, what), code, words);
    }

    int column(int line, String what) {
        if (line < 1 || line > lines.length) {
            return 1;
        }
        return lines[line - 1].indexOf(what) + 1;
    }

    /**
     * A condition, parsed once for everybody who looks at it.
     *
     * @throws RuntimeException when it cannot be read
     */
    DrlxExpression expression(String condition) {
        return expressions.computeIfAbsent(condition, DrlxParseUtil::parseExpression);
    }

    /**
     * What stands after "then", parsed once.
     *
     * @throws com.github.javaparser.ParseProblemException when it cannot be read
     */
    BlockStmt block(String body) {
        return blocks.computeIfAbsent(body, text -> StaticJavaParser.parseBlock("{" + text + "}"));
    }

    /** The line in which a condition stands that the parser saw from there on. */
    int lineOf(int from, String condition) {
        for (int line = from; line <= Math.min(lines.length, from + LINES_OF_A_CONDITION); line++) {
            if (lines[line - 1].contains(condition)) {
                return line;
            }
        }
        return from;
    }

    boolean clean() {
        return mistakes.isEmpty();
    }

    /** " - did you mean "quantity"?", or what there is to choose from. */
    static String hint(String word, Collection<String> known) {
        String nearest = null;
        int best = FAR;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        if (nearest != null) {
            return " - did you mean \"" + nearest + "\"?";
        }
        return known.isEmpty() ? "" : "; there are: " + String.join(", ", known);
    }

    /** Levenshtein. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = Math.min(
                        Math.min(row[j], row[j - 1]) + 1, diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    static String brief(String code) {
        String one = code.replace('\n', ' ');
        return one.length() > 60 ? one.substring(0, 60) + "..." : one;
    }
}
