package throughline.connectors.edi.draft;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** Three-letter country codes, which some senders use, as the two letters of ISO 3166-1. */
final class Countries {

    private static final Map<String, String> BY_ALPHA_3 = new HashMap<>();

    static {
        for (var code : Locale.getISOCountries()) {
            try {
                BY_ALPHA_3.put(new Locale("", code).getISO3Country(), code);
            } catch (MissingResourceException e) {
                // The platform has no three letters for it, so nobody can have sent them.
                continue;
            }
        }
    }

    private Countries() {}

    static String alpha2(String code) {
        return BY_ALPHA_3.getOrDefault(code, code);
    }
}
