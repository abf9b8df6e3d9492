package throughline.connectors.guide;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a partner demands of one message, whoever of us sends it: the rules of one file under {@code guides/}.
 *
 * @param file within the partner's folder ({@code guides/x12-850.yaml})
 * @param rules in the order of the file, in which breaches are told
 */
public record PartnerGuide(String file, List<GuideRule> rules) {

    public PartnerGuide {
        requireNonNull(file, "file");
        rules = List.copyOf(rules);
    }
}
