package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;

class BooksInForceTest {

    private static final String FILE = "pricing/volume-break.drl";
    private static final List<RuleBook> OTHERS = others();

    @Test
    void whoAsksABookGoesOnAskingItHoweverManyOthersComeIntoForce() throws Exception {
        var books = new BooksInForce(book(0));
        var first = books.current().fingerprint();

        try (var deliberation = books.current().deliberate(question(), RuleBook.Engine.PHREAK)) {
            pushOut(books);
            collect();

            assertThat(books.current().fingerprint()).isNotEqualTo(first);
            var price =
                    deliberation.price(question().lines(), List.of()).lines().get(0);
            assertThat(price.because()).isNotEmpty().allSatisfy(firing -> assertThat(firing.fingerprint())
                    .isEqualTo(first));
        }
    }

    @Test
    void whoHoldsABookBetweenTwoOrdersAsksItForTheNextOneToo() throws Exception {
        var books = new BooksInForce(book(10));
        var round = books.current();
        pushOut(books);
        collect();

        try (var deliberation = round.deliberate(question(), RuleBook.Engine.PHREAK)) {
            assertThat(deliberation.price(question().lines(), List.of()).lines())
                    .hasSize(1);
        }
    }

    @Test
    void aBookThatWasTakenAwayUnderSomebodysHandsWouldFailHim() throws Exception {
        var book = book(20);
        book.dispose();

        assertThatThrownBy(() -> book.deliberate(question(), RuleBook.Engine.PHREAK))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aBookThatNobodyAsksAnyMoreGivesBackWhatItHolds() throws Exception {
        var books = new BooksInForce(book(30));
        var gone = new WeakReference<>(books.current());
        int before = RuleBook.open();

        pushOut(books);
        for (int i = 0; i < 100 && RuleBook.open() >= before; i++) {
            collect();
        }

        assertThat(gone.get()).isNull();
        assertThat(RuleBook.open()).isLessThan(before);
    }

    @Test
    void whatABookWasMadeOfIsAtHandAsLongAsIt() throws Exception {
        var whole = book(40);
        var less = whole.without(Set.of(whole.rules().get(0)), files(41));
        var books = new BooksInForce(whole);
        books.put(less);
        for (var other : OTHERS) {
            books.put(other);
            books.put(less);
        }

        assertThat(books.atHand(whole.fingerprint())).containsSame(whole);
        pushOut(books);
        assertThat(books.atHand(whole.fingerprint())).isEmpty();
        assertThat(books.atHand(less.fingerprint())).isEmpty();
    }

    /** With every book that is at hand exchanged for another. */
    private static void pushOut(BooksInForce books) {
        OTHERS.forEach(books::put);
    }

    private static List<RuleBook> others() {
        var one = book(100);
        return IntStream.rangeClosed(100, 100 + BooksInForce.AT_HAND)
                .mapToObj(remark -> one.without(Set.of(), files(remark)))
                .toList();
    }

    private static void collect() throws InterruptedException {
        System.gc();
        Thread.sleep(50);
    }

    /** One file of each desk that is asked about orders: Drools' own engine wants them all. */
    private static RuleBook book(int remark) {
        try {
            return new RuleBookBinder(null).bind(files(remark));
        } catch (PolicyException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static SortedMap<String, String> files(int remark) {
        var files = new TreeMap<>(ShippedPolicy.BOOK.files());
        files.keySet().retainAll(List.of(FILE, "credit/credit.drl", "allocation/shortage.drl"));
        files.computeIfPresent(FILE, (path, text) -> "// " + remark + "\n" + text);
        return files;
    }

    private static OrderQuestion question() {
        var line = new Line(0, "TL-1", "TOOLS", new BigDecimal("120"), 10, BigDecimal.TEN, BigDecimal.ONE, null, false);
        return new OrderQuestion(
                new Customer("C1", "RETAIL", "B", false, false, false, false, false, true),
                new Order("EDI", new BigDecimal("1200"), 1, 3, false, "US01"),
                new ArrayList<>(List.of(line)));
    }
}
