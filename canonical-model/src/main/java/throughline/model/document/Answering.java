package throughline.model.document;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which document of a business answers which: in both directions. */
public final class Answering {

    private static final String ORDER_RESPONSE = "OrderResponse";
    private static final String ADVICE = "ApplicationAdvice";

    /** 850 and 860 by 855 and 865, 204 by 990, 940 by 945, 856 and 810 by 824. */
    private static final Map<String, String> BY = Map.of(
            "Order",
            ORDER_RESPONSE,
            "OrderChange",
            ORDER_RESPONSE,
            "ForwardingInstructions",
            "ForwardingResponse",
            "ShipmentInstruction",
            "DespatchAdvice",
            "DespatchAdvice",
            ADVICE,
            "Invoice",
            ADVICE);

    private Answering() {}

    /** The type of the document that answers one of {@code type} ({@code Order}); null where a business says nothing to it. */
    public static @Nullable String by(String type) {
        return BY.get(type);
    }

    /** The types of the documents that a business answers. */
    public static Set<String> answered() {
        return BY.keySet();
    }
}
