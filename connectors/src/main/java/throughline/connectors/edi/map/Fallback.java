package throughline.connectors.edi.map;

import java.util.Objects;
import throughline.connectors.edi.map.MapFile.Bean;
import throughline.connectors.edi.map.MapFile.Binding;
import throughline.connectors.edi.token.SegmentTable;

/**
 * A value that has something to say when the sender says nothing. Smooks takes a default for an expression of its own language, so for
 * Smooks such a value is an attribute of its own, which our reader always gives.
 *
 * @param path of the segment ({@code set/PO1-loop/PO1})
 * @param attribute its name
 */
record Fallback(String path, String attribute, int element, int component, String text) {

    static Fallback of(Bean bean, Binding value) {
        int at = value.data().lastIndexOf("/@");
        var place = value.data().substring(at + 2);
        int dot = place.indexOf('.');
        int element = Integer.parseInt(place.substring(1, dot < 0 ? place.length() : dot));
        int component = dot < 0 ? 1 : Integer.parseInt(place.substring(dot + 1));
        return new Fallback(
                value.data().substring(0, at),
                bean.id() + "-" + value.property(),
                element,
                component,
                Objects.requireNonNull(value.fallback()));
    }

    String data() {
        return path + "/@" + attribute;
    }

    /** What the sender said there, else this, as {@link TokenReader} writes values. */
    String said(SegmentTable table, int token) {
        return token == SegmentTable.NOWHERE
                ? text + TokenReader.TOKEN_MARK + SegmentTable.NOWHERE
                : TokenReader.marked(table, token);
    }
}
