package throughline.operations.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.operations.House;

/** What the look at earlier orders costs does not grow with the customer's history. */
class OrderHistoryTest {

    private static final Pattern ROWS = Pattern.compile("actual time=\\S+ rows=(\\d+)");

    @Test
    void ofTwentyThousandOrdersLikeItFiveAreReadAndOfTheItemsLinesTwenty() {
        try (var house = new House()) {
            house.takeOne("northgate", House.buy("northgate", "PAST", "TL-10002 12 EA"));
            house.run(
                    """
                    insert into desk.sales_order select (jsonb_populate_record(o, jsonb_build_object(
                      'number', 5000000 + g, 'received_at', o.received_at - g * interval '1 minute'))).*
                    from desk.sales_order o, generate_series(1, 20000) g where o.buyer_number = 'PAST'""");
            house.run(
                    """
                    insert into desk.sales_order_line select (jsonb_populate_record(l, jsonb_build_object('order_number', 5000000 + g))).*
                    from desk.sales_order_line l, generate_series(1, 20000) g""");
            house.run("analyze desk.sales_order, desk.sales_order_line");

            var plan = house.demo.test.database().read(unit -> unit.jdbc(OrderHistoryTest::plan));

            assertThat(plan).anyMatch(line -> line.contains("sales_order_likeness"));
            assertThat(plan).anyMatch(line -> line.contains("sales_order_line_usual"));
            assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
            for (var line : plan) {
                var rows = ROWS.matcher(line);
                if (rows.find()) {
                    assertThat(Integer.parseInt(rows.group(1))).as(line).isLessThanOrEqualTo(25);
                }
            }
        }
    }

    private static List<String> plan(Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        try (var explain = connection.prepareStatement("explain analyze " + OrderHistory.EARLIER);
                var like = connection.createStatement();
                var one = like.executeQuery(
                        "select number + 90000000, customer, likeness, received_at from desk.sales_order where buyer_number = 'PAST'"
                                + " and number < 5000000")) {
            one.next();
            var day = new Date(one.getTimestamp(4).getTime());
            Object[][] values = {
                {one.getLong(1)}, {one.getString(2)}, {one.getLong(3)}, {one.getTimestamp(4)},
                {one.getLong(1)}, {one.getString(2)}, {"TL-10002"}, {day}
            };
            var types = List.of("bigint", "text", "bigint", "timestamptz", "bigint", "text", "text", "date");
            for (int i = 0; i < values.length; i++) {
                explain.setArray(i + 1, connection.createArrayOf(types.get(i), values[i]));
            }
            try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }
}
