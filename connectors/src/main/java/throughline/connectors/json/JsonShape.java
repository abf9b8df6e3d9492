package throughline.connectors.json;

import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.value.PartyId;

/** One kind of JSON document: how to know it, and what it says. */
public interface JsonShape {

    /** As {@code ReadSet.type} names it: {@code SHOPIFY_ORDER}, {@code JSON_ORDER}. */
    String type();

    /** {@code SHOPIFY} or {@code JSON}. */
    String format();

    boolean recognises(Located.Fields document);

    /** Who it says has sent it, as it says it; null when it does not. */
    @Nullable
    String sender(Located.Fields document);

    /** Its own number, for the envelope. */
    @Nullable
    String control(Located.Fields document);

    /** Whether its sender marks it as a test. */
    default boolean test(Located.Fields document) {
        return false;
    }

    /** Whether our own people may enter it, naming a warehouse or a carrier and no partner. */
    default boolean enteredByUs() {
        return false;
    }

    /** What it says, or null when what is missing or wrong leaves no document. */
    @Nullable
    BusinessDocument read(Gathering gathering, Parties parties);

    /** Who speaks to whom. */
    record Parties(PartyId sender, PartyId receiver) {}

    /** A field's text without taking it, or null. */
    static @Nullable String peek(Located.Fields document, String name) {
        return document.at(name) instanceof Located.Scalar scalar
                        && scalar.kind() != Located.Kind.NULL
                        && !scalar.text().isBlank()
                ? scalar.text()
                : null;
    }
}
