package throughline.operations.ruling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import throughline.ledger.trail.Decision;
import throughline.rules.PolicyException;
import throughline.rules.RuleBookBinder;
import throughline.rules.facts.Promotion;

/** Decisions of 2 March 2026, as they were kept by the edition of 26 November 2026: facts, rule book and what was recorded. */
class KeptBeforeTest {

    private static final String BOOK = "5867ccea8e563f8bf26ee016ffa71675b57f2b2098b169a386fd0e24b6492f77";
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    /** An edition of facts that knew less. */
    record Promo(String code, boolean exclusive) {}

    @Test
    void aDecisionOfAnEarlierEditionIsTakenAgainToTheSameResult() throws IOException, PolicyException {
        var kept = kept();
        var files = BookText.files(BOOK, text("book.txt")).orElseThrow();

        var book = new RuleBookBinder(null).bind(files);

        assertThat(book.fingerprint()).isEqualTo(BOOK);
        assertThat(Rerun.differences(book, kept, recorded())).isEmpty();
        book.dispose();
    }

    @Test
    void whatWasKeptSaysInTodaysFactsWhatItMeantThen() throws IOException {
        var seen = kept().seen();

        assertThat(seen.head().entity()).isEqualTo("US01");
        assertThat(seen.question().order().listTotal()).isEqualTo(new BigDecimal("14149.44"));
        assertThat(seen.offers()).filteredOn(Promotion.class::isInstance).hasSize(1);
    }

    @Test
    void aFieldThatCameLaterMeansWhatWasTakenForGranted() {
        assertThat(BeforeThat.value("Promotion.exclusive", Map.of())).isEqualTo("f");
        assertThat(BeforeThat.value("Order.entity", Map.of("Head.entity", "DE01")))
                .isEqualTo("DE01");
        assertThat(BeforeThat.value("Order.entity", Map.of())).isNull();
        assertThat(BeforeThat.value("Order.channel", Map.of("Head.entity", "DE01")))
                .isNull();

        var lines = new FactLines(List.of(Seen.Head.class, Promo.class));
        assertThatThrownBy(() -> lines.read("!Promo\tcode\nP\n")).isInstanceOf(UnreadableFacts.class);
    }

    @Test
    void aRecordedDecisionIsNotToldApartByFieldsThatCameLater() {
        var today = "[{\"facts\":[\"Promotion[code=P, exclusive=false]\",\"Order[shipComplete=false, entity=US01]\"]}]";

        assertThat(BeforeThat.asRecorded(today, "Promotion[code=P]"))
                .isEqualTo("[{\"facts\":[\"Promotion[code=P]\",\"Order[shipComplete=false]\"]}]");
        assertThat(BeforeThat.asRecorded(
                        today, "Promotion[code=P, exclusive=true] Order[shipComplete=false, entity=DE01]"))
                .isEqualTo(today);
    }

    private static SeenRows.Kept kept() throws IOException {
        var packed = new SeenRows.Packed(
                Base64.getDecoder().decode(text("facts.base64").strip()));
        return new SeenRows.Kept(59, List.of(1L, 2L, 3L), BOOK, AT, packed);
    }

    private static Map<Long, Decision> recorded() throws IOException {
        var recorded = new TreeMap<Long, Decision>();
        for (var line : text("decisions.tsv").lines().toList()) {
            var cells = line.split("\t");
            long id = recorded.size() + 1L;
            recorded.put(id, new Decision(id, 1, cells[0], "SO-0000059", cells[1], cells[2], BOOK, cells[3], AT));
        }
        return recorded;
    }

    private static String text(String file) throws IOException {
        try (var stream = KeptBeforeTest.class.getResourceAsStream("kept-1/" + file)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
