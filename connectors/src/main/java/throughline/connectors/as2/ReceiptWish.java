package throughline.connectors.as2;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The receipt that a sender asks for (RFC 4130 7.3).
 *
 * @param signed whether it wants it signed
 * @param digest that it wants its MIC made with: the first of those it names that we know, or SHA-256
 * @param micWord how it spells that
 * @param address where an asynchronous one is to go, as the sender says it; empty for a synchronous one
 */
public record ReceiptWish(boolean signed, Digest digest, String micWord, Optional<String> address) {

    /** Nothing when it asks for none. */
    public static Optional<ReceiptWish> of(Fields fields) {
        if (fields.value("Disposition-Notification-To").isEmpty()) {
            return Optional.empty();
        }
        var options = fields.value("Disposition-Notification-Options", "");
        var wanted = option(options, "signed-receipt-micalg")
                .filter(word -> Digest.named(word).isPresent())
                .findFirst()
                .orElse(Digest.SHA_256.word());
        return Optional.of(new ReceiptWish(
                option(options, "signed-receipt-protocol").findFirst().isPresent(),
                Digest.named(wanted).orElse(Digest.SHA_256),
                wanted,
                fields.value("Receipt-Delivery-Option")));
    }

    /** The same for somebody we sign nothing for. */
    public ReceiptWish unsigned() {
        return new ReceiptWish(false, digest, micWord, address);
    }

    /** The address, when it can be one at all. */
    public Optional<URI> url() {
        try {
            return address.map(URI::create);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** The words behind {@code required} or {@code optional}. */
    private static Stream<String> option(String options, String name) {
        return Arrays.stream(options.split(";"))
                .map(String::strip)
                .filter(part -> part.toLowerCase(Locale.ROOT).replace(" ", "").startsWith(name + "="))
                .flatMap(part ->
                        Arrays.stream(part.substring(part.indexOf('=') + 1).split(",")))
                .map(String::strip)
                .filter(word ->
                        !word.isEmpty() && !word.equalsIgnoreCase("required") && !word.equalsIgnoreCase("optional"));
    }
}
