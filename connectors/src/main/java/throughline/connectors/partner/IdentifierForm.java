package throughline.connectors.partner;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How an identifier looks within its format. */
final class IdentifierForm {

    private static final Map<String, Pattern> FORMS = Map.of(
            "X12", Pattern.compile("[0-9A-Z]{2}:[!-~][ -~]{0,14}"),
            "EDIFACT", Pattern.compile("[0-9A-Z]{0,4}:[!-~][ -~]{0,34}"),
            "TRADACOMS", Pattern.compile("[!-~][ -~]{0,34}"),
            "SHOPIFY", Pattern.compile("[a-z0-9.-]{1,200}"),
            "WOOCOMMERCE", Pattern.compile("[a-z0-9.-]{1,200}"),
            "MAGENTO", Pattern.compile("[a-z0-9.-]{1,200}"),
            "AMAZON", Pattern.compile("[A-Z0-9]{4,40}"),
            "JSON", Pattern.compile("\\S{1,80}"));

    private IdentifierForm() {}

    static Set<String> formats() {
        return FORMS.keySet();
    }

    /** Null for a format that we do not read. */
    static @Nullable Pattern of(String format) {
        return FORMS.get(format);
    }

    static String example(String format) {
        return switch (format) {
            case "X12" -> "ZZ:ACME";
            case "EDIFACT" -> "14:5412345000013";
            case "TRADACOMS" -> "5012345000008";
            case "SHOPIFY", "WOOCOMMERCE", "MAGENTO" -> "shop.example";
            case "AMAZON" -> "A2EXAMPLESELLER";
            default -> "acme";
        };
    }
}
