package throughline.connectors.partner;

import java.util.Map;
import java.util.TreeMap;
import throughline.connectors.guide.GuidePlace;

/** What a profile says under {@code ignored}: by message, the places we know we do not need, each with its reason. */
final class ProfileIgnored {

    private ProfileIgnored() {}

    /** @throws ProfileRefused when a place is none, or has no reason */
    static Map<String, Map<String, String>> of(ProfileReader.Read read) {
        var ignored = new TreeMap<String, Map<String, String>>();
        read.profile().ignored().forEach((message, places) -> {
            var pointer = "/ignored/" + message;
            if (places == null || places.isEmpty()) {
                throw read.refused(
                        pointer, "name the places of %s that we do not need, each with why".formatted(message));
            }
            places.forEach((place, why) -> check(read, pointer + "/" + place, place, why));
            ignored.put(message, Map.copyOf(places));
        });
        return ignored;
    }

    private static void check(ProfileReader.Read read, String pointer, String place, String why) {
        try {
            if (!GuidePlace.parse(place).qualifiers().isEmpty()) {
                throw read.refused(
                        pointer, "'%s': write a segment or an element, such as PER or PO105".formatted(place));
            }
        } catch (IllegalArgumentException wrong) {
            throw read.refused(pointer, String.valueOf(wrong.getMessage()));
        }
        if (why == null || why.isBlank()) {
            throw read.refused(pointer, "say why %s is not needed".formatted(place));
        }
    }
}
