package throughline.operations.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.ledger.stock.StockKey;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.rules.facts.Stock;

/** Which places fill a line when one of them is a supplier's dock. */
class AllocatorTest {

    private static final EntityId US = new EntityId("US01");

    private final Map<StockKey, BigDecimal> levels = new HashMap<>();

    @Test
    void aWarehouseThatHasItAllIsTakenBeforeTheDock() {
        stock("LEVEL", "EAST", "20");

        assertThat(serve(line(1, "LEVEL", "20", 2, "EAST", "DOCK"))).isEqualTo("EAST 20");
    }

    @Test
    void whatOurWarehousesCanFillTogetherTheDockIsNotAskedFor() {
        stock("LEVEL", "EAST", "15");
        stock("LEVEL", "WEST", "5");

        assertThat(serve(line(1, "LEVEL", "20", 2, "EAST", "WEST", "DOCK"))).isEqualTo("EAST 15, WEST 5");
    }

    @Test
    void theDockSendsTheRestAndCountsAsOneOfThePlaces() {
        stock("LEVEL", "EAST", "15");
        stock("LEVEL", "WEST", "4");

        assertThat(serve(line(1, "LEVEL", "20", 2, "EAST", "WEST", "DOCK"))).isEqualTo("EAST 15, DOCK 5");
        assertThat(serve(line(1, "LEVEL", "20", 3, "EAST", "WEST", "DOCK"))).isEqualTo("EAST 15, WEST 4, DOCK 1");
    }

    @Test
    void aLineThatIsNotSplitComesWholeFromTheDock() {
        stock("LEVEL", "EAST", "5");

        assertThat(serve(line(1, "LEVEL", "8", 1, "EAST", "DOCK"))).isEqualTo("DOCK 8");
    }

    @Test
    void aDockThatPolicyPrefersSendsItAll() {
        stock("LEVEL", "EAST", "20");

        assertThat(serve(line(1, "LEVEL", "20", 2, "DOCK", "EAST"))).isEqualTo("DOCK 20");
    }

    @Test
    void ourLotsAndASuppliersAreNotMixedOnOneLine() {
        levels.put(
                new StockKey(US, new ItemId("GAUZE"), new LocationId("EAST"), new LotId("L1")), new BigDecimal("15"));

        assertThat(serve(line(1, "GAUZE", "20", 2, "EAST", "DOCK"))).isEqualTo("DOCK 20");
        assertThat(serve(line(1, "GAUZE", "15", 2, "EAST", "DOCK"))).isEqualTo("EAST 15 L1");
    }

    @Test
    void aDockIsNoReasonToSendALineOfOursInAnotherParcel() {
        stock("LEVEL", "EAST", "20");
        stock("BOLT", "EAST", "20");
        stock("BOLT", "WEST", "20");

        assertThat(serve(line(1, "LEVEL", "20", 2, "WEST", "EAST", "DOCK"), line(2, "BOLT", "20", 2, "WEST", "EAST")))
                .isEqualTo("EAST 20; EAST 20");
    }

    @Test
    void aCompleteOrderThatLacksALineAsksNothingOfTheDock() {
        stock("BOLT", "EAST", "19");

        assertThat(serve(true, line(1, "LEVEL", "20", 2, "EAST", "DOCK"), line(2, "BOLT", "20", 2, "EAST")))
                .isEqualTo("; ");
        assertThat(serve(true, line(1, "LEVEL", "20", 2, "EAST", "DOCK"), line(2, "BOLT", "19", 2, "EAST")))
                .isEqualTo("DOCK 20; EAST 19");
    }

    private void stock(String item, String place, String quantity) {
        levels.put(StockKey.of(US, new ItemId(item), new LocationId(place)), new BigDecimal(quantity));
    }

    private String serve(Wanted.Line... lines) {
        return serve(false, lines);
    }

    /** What each line gets, as {@code EAST 15, DOCK 5; EAST 20}; every dock has enough of everything. */
    private String serve(boolean shipComplete, Wanted.Line... lines) {
        var known = new HashMap<>(levels);
        for (var line : lines) {
            known.put(StockKey.of(US, line.item(), new LocationId("DOCK")), Stock.NEVER_LIMITS);
        }
        var allocator = new Allocator(new StockPicture(known, key -> null, LocalDate.of(2026, 3, 2)));
        return allocator.serve(new Wanted(US, shipComplete, List.of(lines))).stream()
                .map(AllocatorTest::text)
                .collect(Collectors.joining("; "));
    }

    private static String text(Granted granted) {
        return granted.takes().stream()
                .map(take -> "%s %s%s"
                        .formatted(
                                take.from().location(),
                                take.quantity().toPlainString(),
                                take.from().lot() == null
                                        ? ""
                                        : " " + take.from().lot()))
                .collect(Collectors.joining(", "));
    }

    private static Wanted.Line line(int index, String item, String quantity, int atMost, String... places) {
        var sources = new ArrayList<Wanted.Source>();
        for (var place : places) {
            sources.add(new Wanted.Source(new LocationId(place), BigDecimal.ZERO, place.equals("DOCK")));
        }
        return new Wanted.Line(
                index,
                new BigDecimal(quantity),
                BigDecimal.ONE,
                List.of(new Wanted.Choice(new ItemId(item), sources)),
                atMost,
                true);
    }
}
