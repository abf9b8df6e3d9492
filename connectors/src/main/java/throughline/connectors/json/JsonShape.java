package throughline.connectors.json;

import java.util.List;
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

    /** The documents that an answer of an interface holds ({@code {"refunds": [...]}}); empty when it holds none of this kind. */
    default List<Located> within(Located.Fields answer) {
        return List.of();
    }

    /** Whether a message of its kind never says who has sent it, so that only the channel does. */
    default boolean unnamed() {
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

    /** What stands under one of the names, alone or in a list. */
    static List<Located> under(Located.Fields answer, String one, String several) {
        if (answer.at(one) instanceof Located.Fields single) {
            return List.of(single);
        }
        return answer.at(several) instanceof Located.Items items ? items.all() : List.of();
    }

    /** A field's text without taking it, or null. */
    static @Nullable String peek(Located.Fields document, String name) {
        return document.at(name) instanceof Located.Scalar scalar
                        && scalar.kind() != Located.Kind.NULL
                        && !scalar.text().isBlank()
                ? scalar.text()
                : null;
    }
}
