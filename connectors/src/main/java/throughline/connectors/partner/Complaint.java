package throughline.connectors.partner;

import static java.util.Objects.requireNonNull;

/**
 * Something about a partner's folder that is not as it should be, for the person who edits it.
 *
 * @param place the file within the folder, with its line or byte where there is one ({@code profile.yaml, line 7})
 * @param text what is wrong and what to do, in a sentence
 */
public record Complaint(String place, String text) {

    public Complaint {
        requireNonNull(place, "place");
        requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return place + ": " + text;
    }
}
