package throughline.connectors.edi.guide;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.token.Standard;

/** What a standard's codes mean in our words, from its {@code codes.guide}. */
public final class Codes {

    private static final Codes X12 = new Codes("x12/codes");
    private static final Codes EDIFACT = new Codes("edifact/codes");
    private static final Codes TRADACOMS = new Codes("tradacoms/codes");

    private final Map<String, Map<String, String>> lists = new HashMap<>();
    private final Map<String, List<String>> preferences = new HashMap<>();

    private Codes(String file) {
        for (var row : GuideFile.rows(file)) {
            var list = lists.computeIfAbsent(row.get(0), name -> new HashMap<>());
            if (row.get(1).equals("same")) {
                for (var code : row.get(2).split(" ")) {
                    list.putIfAbsent(code, code);
                }
            } else {
                list.put(row.get(1), row.get(2));
            }
        }
        lists.getOrDefault("date", Map.of()).forEach((use, codes) -> preferences.put(use, List.of(codes.split(" "))));
    }

    public static Codes of(Standard standard) {
        return switch (standard) {
            case X12 -> X12;
            case EDIFACT -> EDIFACT;
            case TRADACOMS -> TRADACOMS;
        };
    }

    /** What each code of a list means: for whoever asks often. */
    public Map<String, String> meanings(String list) {
        return lists.getOrDefault(list, Map.of());
    }

    /** A list of every standard whose meanings are values of ours, made once: for whoever asks for every line. */
    public static <T> Map<Standard, Map<String, T>> typed(String list, Function<String, T> value) {
        var typed = new EnumMap<Standard, Map<String, T>>(Standard.class);
        for (var standard : Standard.values()) {
            var values = new HashMap<String, T>();
            of(standard).meanings(list).forEach((code, meaning) -> values.put(code, value.apply(meaning)));
            typed.put(standard, values);
        }
        return typed;
    }

    /** What the code means, or null when the list does not know it. */
    public @Nullable String meaning(String list, String code) {
        return meanings(list).get(code);
    }

    /** The qualifiers of a date we want, the best first. */
    public List<String> preferences(String date) {
        return preferences.getOrDefault(date, List.of());
    }
}
