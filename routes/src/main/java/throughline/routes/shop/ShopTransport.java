package throughline.routes.shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.connectors.Partner;
import throughline.connectors.json.CanonicalJson;
import throughline.connectors.shop.api.ShopRefused;
import throughline.connectors.shop.api.ShopWriter;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.InventoryReport;
import throughline.operations.outbox.DeliveryRefused;
import throughline.operations.shop.ShopBook;
import throughline.routes.outbound.Transport;

/**
 * Writes to a shop by its interface what its sealed document says: what has left as a fulfilment, what is there as stock. Each is looked
 * for before it is written, so the same document may come again.
 */
public final class ShopTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(ShopTransport.class);

    private final ShopLines lines;
    private final ShopBook book;
    private final CanonicalJson json = new CanonicalJson();

    public ShopTransport(ShopLines lines, ShopBook book) {
        this.lines = lines;
        this.book = book;
    }

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException, InterruptedException {
        var writer = lines.writer(ShopPlace.of(partner));
        var document = document(bytes);
        try {
            if (document instanceof DespatchAdvice advice) {
                writer.despatched(advice, new Remembered(partner.code(), name));
            } else if (document instanceof InventoryReport report) {
                int written = writer.stock(report);
                LOG.info(
                        "{}: {} of {} figures of {} were new to the shop",
                        partner.code(),
                        written,
                        report.lines().size(),
                        report.number());
            } else {
                throw new DeliveryRefused(
                        "%s %s cannot be written to a shop".formatted(document.type(), document.number()));
            }
        } catch (ShopRefused refused) {
            throw new DeliveryRefused(String.valueOf(refused.getMessage()));
        }
    }

    private BusinessDocument document(byte[] bytes) throws DeliveryRefused {
        try {
            return json.ours(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            throw new DeliveryRefused("what is to be written is not our JSON; look at 'format' under 'outbound': "
                    + notOurs.getMessage());
        }
    }

    @Override
    public String check(Partner partner) throws IOException, InterruptedException {
        var place = ShopPlace.of(partner);
        if (ShopVisits.PULLED.contains(place.kind())) {
            return "%s %s.".formatted(place.base().getHost(), lines.pull(place).check());
        }
        var found = lines.writer(place).check(place.wants("DespatchAdvice"), place.wants("InventoryReport"));
        return "%s %s.".formatted(place.base().getHost(), found);
    }

    /** What our book knows of one document for one shop. */
    private final class Remembered implements ShopWriter.Memory {

        private final String partner;
        private final String name;

        Remembered(String partner, String name) {
            this.partner = partner;
            this.name = name;
        }

        @Override
        public Optional<String> order(String buyerNumber) {
            return book.theirOrder(partner, buyerNumber);
        }

        @Override
        public Set<String> before(List<String> now) {
            return book.before(partner, name, now);
        }
    }
}
