package throughline.console.look;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A rule that had a say in a decision, and why. */
public record Firing(String rule, String policy, String reason) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The first of those a decision keeps; none for a text that is not a list of rules. */
    public static List<Firing> of(String json, int most) {
        List<Firing> firings = new ArrayList<>();
        try {
            for (var each : JSON.readTree(json)) {
                if (firings.size() == most) {
                    firings.add(new Firing("…", "", "and more"));
                    break;
                }
                firings.add(new Firing(
                        each.path("rule").asString(""),
                        each.path("policy").asString(""),
                        each.path("reason").asString("")));
            }
        } catch (JacksonException notOurs) {
            return List.of();
        }
        return firings;
    }
}
