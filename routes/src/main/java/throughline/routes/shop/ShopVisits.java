package throughline.routes.shop;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.connectors.Partner;
import throughline.connectors.shop.api.ShopPull;
import throughline.operations.intake.Doorway;
import throughline.operations.shop.ShopBook;
import throughline.operations.shop.StockTelling;
import throughline.operations.way.Fetches;
import throughline.routes.SideBySide;

/**
 * Visits shops of our own accord: fetches the orders that changed since the last visit, those again that were cancelled since, and owes
 * the shop the stock that did. One node at a time visits a shop. Each order is sealed once; whoever ends between sealing it and writing
 * that down seals it again, and it is known as the same when it is read.
 */
public final class ShopVisits implements AutoCloseable {

    /** The channel that a message came by. */
    static final String CHANNEL = "shop";

    private static final Logger LOG = LoggerFactory.getLogger(ShopVisits.class);
    /** Kinds of shops that orders are fetched from. */
    static final Set<String> PULLED = Set.of("magento", "amazon");

    private static final Set<String> TOLD = Set.of("shopify", "woocommerce");
    /** A shop writes down a change a little after it happened, and its clock is not ours. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    /** Without a day in the profile, the first visit looks back so far. */
    private static final Duration FIRST_LOOK = Duration.ofDays(1);

    private static final int MOST_PAGES = 40;
    private static final Duration LONGEST_VISIT = Duration.ofMinutes(10);

    private final Supplier<Collection<Partner>> partners;
    private final Tools tools;
    private final Clock clock;
    private final SideBySide visits;

    /** What is used on a visit. */
    public record Tools(ShopLines lines, ShopBook book, StockTelling stock, Fetches fetches, Doorway doorway) {}

    /** @param stop how long a stop waits for visits under way */
    public ShopVisits(Supplier<Collection<Partner>> partners, Tools tools, Clock clock, Duration stop) {
        this.partners = partners;
        this.tools = tools;
        this.clock = clock;
        this.visits = new SideBySide("shop-visit", stop);
    }

    /** Sets off a visit to each shop whose turn it is. */
    public void look() {
        var visited = new HashMap<String, Partner>();
        for (var partner : partners.get()) {
            if (isVisited(partner)) {
                visited.put(partner.code(), partner);
            }
        }
        for (var code : tools.fetches().due(visited.keySet())) {
            visits.setOff(code, () -> visit(Objects.requireNonNull(visited.get(code))));
        }
    }

    private static boolean isVisited(Partner partner) {
        var kind = partner.transport().getOrDefault("kind", "");
        return PULLED.contains(kind)
                || TOLD.contains(kind) && partner.outbound().containsKey("InventoryReport");
    }

    /** One visit; what goes wrong is written down for people, and the way is tried again later. */
    void visit(Partner partner) throws InterruptedException {
        if (!tools.fetches().go(partner.code())) {
            return;
        }
        var pause = Duration.ofMinutes(5);
        try {
            var place = ShopPlace.of(partner);
            pause = place.every();
            visits.within(LONGEST_VISIT, () -> {
                if (PULLED.contains(place.kind())) {
                    fetch(place);
                } else {
                    tell(place);
                }
            });
            tools.fetches().came(partner.code(), pause);
        } catch (InterruptedException stopping) {
            throw stopping;
        } catch (Exception failure) {
            LOG.info("the visit to {} failed: {}", partner.code(), failure.getMessage());
            tools.fetches().failed(partner.code(), String.valueOf(failure.getMessage()), pause);
        } finally {
            tools.fetches().end(partner.code());
        }
    }

    private void tell(ShopPlace place) throws IOException, InterruptedException {
        var assortment = tools.lines().writer(place).assortment();
        int told = tools.stock().tell(place.partner(), assortment, place.warehouses());
        if (told > 0) {
            LOG.info("{} is owed {} new figures of stock", place.partner(), told);
        }
    }

    /** What is not fetched in one visit is fetched in the next: the mark moves page by page. */
    private void fetch(ShopPlace place) throws IOException, InterruptedException {
        var pull = tools.lines().pull(place);
        var since = since(place);
        String cursor = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = pull.page(since, cursor, number -> tools.book().fetched(place.partner(), number));
            for (var order : page.orders()) {
                take(place, order);
            }
            var seen = page.seen();
            if (seen != null) {
                tools.book().seen(place.partner(), seen);
            }
            cursor = page.next();
            if (cursor == null) {
                return;
            }
        }
    }

    private Instant since(ShopPlace place) throws IOException {
        var seen = tools.book().seen(place.partner());
        return seen.isPresent() ? seen.get().minus(OVERLAP) : first(place);
    }

    private Instant first(ShopPlace place) throws IOException {
        @Nullable String from = place.profile().transport().get("pullFrom");
        try {
            return from == null
                    ? clock.instant().minus(FIRST_LOOK)
                    : LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException none) {
            throw new IOException(
                    "transport.pullFrom of %s is no day such as 2026-03-01".formatted(place.partner()), none);
        }
    }

    private void take(ShopPlace place, ShopPull.Pulled order) throws IOException {
        var name = "%s-order-%s.json".formatted(place.kind(), order.number());
        try (var bytes = order.open()) {
            var message = tools.doorway().receive(place.partner(), CHANNEL, name, bytes);
            tools.book().fetched(place.partner(), order.key(), message);
        }
    }

    @Override
    public void close() throws InterruptedException {
        visits.close();
    }
}
