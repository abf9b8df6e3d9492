package throughline.operations.ordering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.model.document.Order;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.operations.master.Customer;

/**
 * By what two orders of a customer are told to be alike.
 *
 * @param goods the first 64 bits of a SHA-256 over items and quantities, sorted; null when no line was understood
 * @param shipTo where the goods go; null when the order does not say
 */
record Likeness(@Nullable Long goods, @Nullable String shipTo) {

    static Likeness of(List<CheckedLine.Good> good, Customer customer, Order order) {
        return new Likeness(good.isEmpty() ? null : goods(good), shipTo(customer, order));
    }

    private static long goods(List<CheckedLine.Good> good) {
        var text = good.stream()
                .map(line -> "%s %s"
                        .formatted(
                                line.item().id().code(),
                                line.quantity().stripTrailingZeros().toPlainString()))
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static @Nullable String shipTo(Customer customer, Order order) {
        for (var party : order.parties()) {
            if (party.role() == PartyRole.SHIP_TO) {
                var known = OrderCheck.known(customer, party);
                return known == null ? spelled(party) : known.code();
            }
        }
        return null;
    }

    private static String spelled(Party party) {
        return party.identifications().isEmpty()
                ? String.valueOf(party.address())
                : party.identifications().get(0).value();
    }
}
