package throughline.connectors.shop.api;

import org.jspecify.annotations.Nullable;

/**
 * One question to a shop's interface.
 *
 * @param path from the interface's base address on, with its query ({@code /orders/450789469.json?fields=id})
 * @param body JSON, or null for a question that only reads
 */
public record Call(String method, String path, @Nullable String body) {

    public static Call get(String path) {
        return new Call("GET", path, null);
    }

    static Call post(String path, Object body) {
        return new Call("POST", path, body.toString());
    }

    static Call put(String path, Object body) {
        return new Call("PUT", path, body.toString());
    }

    /** Asking it again changes nothing. */
    public boolean reads() {
        return body == null;
    }
}
