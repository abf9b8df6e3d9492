package throughline.connectors.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.guide.Guide;
import throughline.connectors.edi.token.Standard;
import throughline.connectors.guide.GuideCondition;
import throughline.connectors.guide.GuidePlace;
import throughline.connectors.guide.GuideRule;
import throughline.connectors.guide.PartnerGuide;

/** Makes guides of the files under a partner's {@code guides/}. What it does not understand is an error with its line. */
final class GuideReader {

    /** {@code x12-850.yaml}. */
    static final Pattern NAME = Pattern.compile("(x12|edifact|tradacoms)-([A-Z0-9]{3,6})\\.yaml");

    private static final int MOST_RULES = 500;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4})(?:\\.\\.(\\d{1,4}))?");

    private final YamlFile<GuideText> file;
    private final Standard standard;
    private String pointer = "";

    private GuideReader(YamlFile<GuideText> file, Standard standard) {
        this.file = file;
        this.standard = standard;
    }

    /**
     * The guides of a partner's folder, by standard and type ({@code x12-850}).
     *
     * @throws ProfileRefused when one of them is not understood
     */
    static Map<String, PartnerGuide> of(Path folder) {
        var guides = folder.resolve("guides");
        if (!Files.isDirectory(guides)) {
            return Map.of();
        }
        var found = new TreeMap<String, PartnerGuide>();
        try (var files = Files.list(guides)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    found.put(name.replace(".yaml", ""), guide(file, name));
                }
            }
        } catch (IOException wrong) {
            throw new UncheckedIOException("cannot list " + guides, wrong);
        }
        return found;
    }

    private static PartnerGuide guide(Path file, String name) {
        var match = NAME.matcher(name);
        if (!match.matches()) {
            throw new ProfileRefused(
                    file, 0, "a guide is named by standard and message: x12-850.yaml, edifact-ORDERS.yaml");
        }
        var standard = Standard.valueOf(match.group(1).toUpperCase(Locale.ROOT));
        if (Guide.of(standard, match.group(2)).isEmpty()) {
            throw new ProfileRefused(file, 0, "we read no message %s of %s".formatted(match.group(2), standard));
        }
        var reader = new GuideReader(YamlFile.read(file, GuideText.class), standard);
        return new PartnerGuide("guides/" + name, reader.rules());
    }

    private List<GuideRule> rules() {
        var written = file.said().rules();
        if (written == null || written.isEmpty()) {
            throw file.refused("/rules", "the key 'rules' is missing: what the partner demands");
        }
        if (written.size() > MOST_RULES) {
            throw file.refused("/rules", "a guide has at most %d rules".formatted(MOST_RULES));
        }
        var rules = new ArrayList<GuideRule>();
        var ids = new HashSet<String>();
        for (int i = 0; i < written.size(); i++) {
            pointer = "/rules/" + i;
            var rule = rule(written.get(i));
            if (!ids.add(rule.id())) {
                throw file.refused(pointer + "/id", "the rule '%s' is there twice".formatted(rule.id()));
            }
            rules.add(rule);
        }
        return rules;
    }

    private GuideRule rule(GuideText.Rule rule) {
        var id = rule.id();
        if (id == null || !ID.matcher(id).matches()) {
            throw file.refused(
                    pointer + "/id", "a rule needs an 'id' of letters, digits, dots and hyphens, at most 40");
        }
        var fix = rule.fix();
        if (fix == null || fix.isBlank()) {
            throw file.refused(
                    pointer, "the rule '%s' needs a 'fix': what to do, in the partner's own words".formatted(id));
        }
        var each = rule.each() == null ? null : place("each", rule.each());
        if (each != null && !each.isSegment()) {
            throw file.refused(pointer + "/each", "'each' names the segment that opens a loop, such as PO1 or N1[ST]");
        }
        var demands = demands(rule);
        if (demands.isEmpty()) {
            throw file.refused(
                    pointer,
                    "the rule '%s' demands nothing; say required, forbidden, codes, length, pattern, most, anyOf, oneOf or together"
                            .formatted(id));
        }
        return new GuideRule(id, each, conditions(rule), demands, rejects(rule), fix.strip());
    }

    private boolean rejects(GuideText.Rule rule) {
        var severity = rule.severity();
        if (severity == null || severity.equals("reject")) {
            return true;
        }
        if (severity.equals("warn")) {
            return false;
        }
        throw file.refused(pointer + "/severity", "'%s' must be reject or warn".formatted(severity));
    }

    private List<GuideCondition> conditions(GuideText.Rule rule) {
        var conditions = new ArrayList<GuideCondition>();
        for (var written : rule.when() == null ? List.<String>of() : rule.when()) {
            var condition = understood("when", written, GuideCondition::parse);
            known("when", condition.place());
            conditions.add(condition);
        }
        return conditions;
    }

    private List<GuideRule.Demand> demands(GuideText.Rule rule) {
        var demands = new ArrayList<GuideRule.Demand>();
        if (rule.at() != null) {
            demands.addAll(about(rule, place("at", rule.at())));
        } else if (rule.required() != null
                || rule.forbidden() != null
                || rule.codes() != null
                || rule.length() != null
                || rule.pattern() != null
                || rule.most() != null) {
            throw file.refused(pointer, "the key 'at' is missing: the place that this rule is about");
        }
        several("anyOf", GuideRule.Relation.ANY, rule.anyOf(), demands);
        several("oneOf", GuideRule.Relation.ONE, rule.oneOf(), demands);
        several("together", GuideRule.Relation.TOGETHER, rule.together(), demands);
        return demands;
    }

    private List<GuideRule.Demand> about(GuideText.Rule rule, GuidePlace at) {
        var demands = new ArrayList<GuideRule.Demand>();
        if (Boolean.TRUE.equals(rule.required())) {
            demands.add(new GuideRule.Required(at));
        }
        if (Boolean.TRUE.equals(rule.forbidden())) {
            demands.add(new GuideRule.Forbidden(at));
        }
        if (rule.codes() != null) {
            value("codes", at);
            demands.add(new GuideRule.OneOfCodes(at, Set.copyOf(rule.codes())));
        }
        if (rule.length() != null) {
            value("length", at);
            demands.add(length(rule.length(), at));
        }
        if (rule.pattern() != null) {
            value("pattern", at);
            demands.add(new GuideRule.Form(at, pattern(rule.pattern())));
        }
        if (rule.most() != null) {
            if (!at.isSegment() || rule.most() < 1) {
                throw file.refused(pointer + "/most", "'most' says how often a segment may come, from 1");
            }
            demands.add(new GuideRule.AtMost(at, rule.most()));
        }
        return demands;
    }

    private GuideRule.Length length(String written, GuidePlace at) {
        var match = LENGTH.matcher(written);
        if (!match.matches()) {
            throw file.refused(pointer + "/length", "'%s' is no length; write 7, or 1..22".formatted(written));
        }
        int min = Integer.parseInt(match.group(1));
        int max = match.group(2) == null ? min : Integer.parseInt(match.group(2));
        if (max < min) {
            throw file.refused(pointer + "/length", "'%s' ends before it begins".formatted(written));
        }
        return new GuideRule.Length(at, min, max);
    }

    private Pattern pattern(String written) {
        if (written.length() > 200) {
            throw file.refused(pointer + "/pattern", "a pattern has at most 200 characters");
        }
        try {
            return Pattern.compile(written);
        } catch (PatternSyntaxException wrong) {
            throw file.refused(pointer + "/pattern", "this is no regular expression: " + wrong.getDescription());
        }
    }

    private void several(
            String key, GuideRule.Relation relation, @Nullable List<String> written, List<GuideRule.Demand> demands) {
        if (written == null) {
            return;
        }
        if (written.size() < 2) {
            throw file.refused(pointer + "/" + key, "'%s' names at least two places".formatted(key));
        }
        demands.add(new GuideRule.Several(
                relation, written.stream().map(each -> place(key, each)).toList()));
    }

    private void value(String key, GuidePlace at) {
        if (at.isSegment()) {
            throw file.refused(
                    pointer + "/" + key, "'%s' is about an element; %s is a whole segment".formatted(key, at));
        }
    }

    private GuidePlace place(String key, String written) {
        var place = understood(key, written, GuidePlace::parse);
        known(key, place);
        return place;
    }

    private <T> T understood(String key, String written, Function<String, T> parse) {
        try {
            return parse.apply(written);
        } catch (IllegalArgumentException wrong) {
            throw file.refused(pointer + "/" + key, String.valueOf(wrong.getMessage()));
        }
    }

    private void known(String key, GuidePlace place) {
        int elements = Guide.elements(standard, place.tag());
        if (elements < 0) {
            throw file.refused(
                    pointer + "/" + key, "%s: we know no segment %s of %s".formatted(place, place.tag(), standard));
        }
        int asked = place.element();
        for (var qualifier : place.qualifiers()) {
            asked = Math.max(asked, qualifier.element());
        }
        if (elements > 0 && asked > elements) {
            throw file.refused(
                    pointer + "/" + key,
                    "%s: %s has %d elements in %s".formatted(place, place.tag(), elements, standard));
        }
    }
}
