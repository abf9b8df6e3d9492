package throughline.operations.ruling;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.rules.facts.Promotion;

/**
 * What was true of facts while nobody could say it: for each field that came later, what every decision before it took for granted. A field that
 * stands here is never made up; it says in the new words what the old ones meant.
 */
final class BeforeThat {

    /** {@code Kind.field}, and the value as it would have been kept. */
    private static final Map<String, String> ALWAYS = Map.of(
            // Any promotion went together with any other discount.
            "Promotion.exclusive",
            "f",
            // Those of one item were never shown to the rules.
            "Promotion.sku",
            "*",
            "Promotion.budgetLeft",
            Promotion.NO_BUDGET.toPlainString());

    /** {@code Kind.field}, and the field of the one record, kept before it, that said the same. */
    private static final Map<String, String> SAID_BY = Map.of("Order.entity", "Head.entity");

    /**
     * How fields that came later are called where facts stand as text with a decision: {@code Order[channel=EDI, entity=US01]}. With its kind where facts
     * of another kind have a field of the same name.
     */
    private static final List<String> LATER =
            List.of("exclusive", "entity", "net", "rebatePercent", "budgetLeft", "Promotion.sku");

    private BeforeThat() {}

    /**
     * @param field {@code Kind.field}
     * @param kept what the records so far have said, by {@code Kind.field}, as it is kept
     * @return as it would have been kept; null when nobody knows
     */
    static @Nullable String value(String field, Map<String, String> kept) {
        var always = ALWAYS.get(field);
        var saidBy = SAID_BY.get(field);
        return always != null ? always : saidBy == null ? null : kept.get(saidBy);
    }

    /**
     * What rules rest on, as it would have been recorded then: facts without the fields that came later.
     *
     * @param firings as they are recorded today
     * @param recorded then
     */
    static String asRecorded(String firings, String recorded) {
        var then = firings;
        for (var field : LATER) {
            int dot = field.indexOf('.');
            var before = dot < 0 ? "" : field.substring(0, dot) + "\\[[^\\]]*?";
            var named = Pattern.compile("(" + before + "), " + field.substring(dot + 1) + "=[^,\\]]*");
            if (!named.matcher(recorded).find()) {
                then = named.matcher(then).replaceAll("$1");
            }
        }
        return then;
    }
}
