package throughline.operations.fulfilment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import throughline.model.document.DespatchAdvice;

/** What a confirmation says, in 64 digits: the same said twice, in whatever envelope or syntax, is one shipment. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(DespatchAdvice advice) {
        var text = new StringBuilder()
                .append(advice.number())
                .append('|')
                .append(advice.shippedOn())
                .append('|')
                .append(advice.carrier())
                .append('|')
                .append(advice.tracking());
        for (var line : advice.lines()) {
            text.append('\n')
                    .append(line.orderLine())
                    .append('|')
                    .append(line.lot())
                    .append('|')
                    .append(line.sscc())
                    .append('|')
                    .append(line.shipped().amount().stripTrailingZeros().toPlainString())
                    .append(line.shipped().unit());
            line.items()
                    .forEach(item ->
                            text.append('|').append(item.scheme()).append(':').append(item.value()));
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
