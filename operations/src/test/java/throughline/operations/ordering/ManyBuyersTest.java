package throughline.operations.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import throughline.operations.House;

class ManyBuyersTest {

    @Test
    void theLastUnitsGoToExactlyAsManyOrders() throws Exception {
        try (var house = new House()) {
            var acts = new ArrayList<Callable<SalesOrder>>();
            for (int i = 0; i < 16; i++) {
                var number = "LAST-" + i;
                var partner = i % 2 == 0 ? "northgate" : "harborview";
                acts.add(() -> house.order(house.takeOne(partner, House.buy(partner, number, "TL-10230 1 EA"))));
            }

            var orders = atOnce(acts);

            assertThat(orders.stream()
                            .filter(order -> order.lines().get(0).allocated().isPositive()))
                    .hasSize(6);
            assertThat(orders.stream()
                            .filter(order -> order.lines().get(0).backOrdered().isPositive()))
                    .hasSize(10);
            assertThat(house.wrong()).isEmpty();
        }
    }

    @Test
    void ordersThatTogetherExceedTheLimitAreNotAllCleared() throws Exception {
        try (var house = new House()) {
            var acts = new ArrayList<Callable<SalesOrder>>();
            for (int i = 0; i < 8; i++) {
                var number = "CREDIT-" + i;
                acts.add(() ->
                        house.order(house.takeOne("lakeshore", House.buy("lakeshore", number, "TL-10098 250 EA"))));
            }

            var orders = atOnce(acts);

            var each = orders.get(0).total().amount();
            var cleared = BigDecimal.valueOf(orders.stream()
                    .filter(order -> order.state() == OrderState.OPEN)
                    .count());
            var owed = new BigDecimal(
                    house.rows("select coalesce(sum(amount), 0) from book.open_item where party = 'C1004'")
                            .get(0));
            var limit = new BigDecimal("90000");
            assertThat(owed.add(each.multiply(cleared))).isLessThanOrEqualTo(limit);
            assertThat(owed.add(each.multiply(cleared.add(BigDecimal.ONE)))).isGreaterThan(limit);
            assertThat(cleared).isPositive();
            assertThat(house.wrong()).isEmpty();
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        var barrier = new CyclicBarrier(acts.size());
        var threads = Executors.newFixedThreadPool(acts.size());
        try {
            var futures = acts.stream()
                    .map(act -> threads.submit(() -> {
                        barrier.await();
                        return act.call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
