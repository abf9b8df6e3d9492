package throughline.deploy.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.deploy.bench.LargeInterchange.Buyer;

/** What the benchmark sends is taken, so its orders must not look like slips of a buyer's. */
class LargeInterchangeTest {

    private static final int ORDERS = 20_000;
    private static final Pattern LINE = Pattern.compile("PO1\\*\\d+\\*(\\d+)\\*EA\\*\\*\\*VN\\*(TL-\\d+)~");

    @Test
    void noTwoOrdersAskForTheSameGoods() {
        var text = new String(LargeInterchange.orders(Buyer.NORTHGATE, ORDERS, 1, 1), ISO_8859_1);

        var goods = Arrays.stream(text.split("ST\\*850\\*"))
                .skip(1)
                .map(LargeInterchangeTest::goods)
                .toList();

        assertThat(goods)
                .hasSize(ORDERS)
                .doesNotHaveDuplicates()
                .allMatch(one -> one.lines().count() == LargeInterchange.LINES);
    }

    private static String goods(String set) {
        return LINE.matcher(set)
                .results()
                .map(line -> line.group(2) + " " + line.group(1))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
