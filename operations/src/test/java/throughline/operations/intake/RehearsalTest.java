package throughline.operations.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.connectors.Formats;
import throughline.connectors.partner.PartnerFolders;
import throughline.ledger.trail.Story;
import throughline.model.document.ApplicationResponse;
import throughline.operations.House;

/** What a rehearsal says is what would be, and no table knows of it afterwards. */
class RehearsalTest {

    private static final List<String> TABLES = List.of(
            "trail.message",
            "trail.document",
            "trail.decision",
            "trail.finding",
            "trail.business_key",
            "book.entry",
            "book.line",
            "desk.sales_order",
            "desk.sales_order_line",
            "desk.case_",
            "desk.outbox",
            "desk.opening",
            "desk.interchange",
            "desk.taken_set",
            "desk.control_number");

    private static House house;
    private static Rehearsal rehearsal;

    @BeforeAll
    static void open() {
        house = new House();
        var partners = new PartnerFolders(List.of(Path.of("../connectors/partners")), Clock.systemUTC());
        rehearsal = new Rehearsal(
                house.demo.test.database(), house.vault, Formats.reader(partners), house.operations.intake());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(house.wrong()).isEmpty();
    }

    @Test
    void anOrderIsDecidedPostedAndAnsweredAndNothingOfItIsKept() {
        var before = counts();

        var once = rehearsal.play("northgate", "one.edi", order("RE-1", "2", ""));
        var again = rehearsal.play("northgate", "one.edi", order("RE-1", "2", ""));

        assertThat(once.rest().status()).isEqualTo("accepted");
        assertThat(once.rest().partner()).isEqualTo("northgate");
        assertThat(once.rest().journalEntries()).isPositive();
        assertThat(once.rest().outbound()).extracting(MessageRest.Owed::type).contains("OrderResponse");
        assertThat(once.story().entries()).isNotEmpty();
        assertThat(once.story().entries().get(0).lines())
                .extracting(Story.EntryLine::account)
                .contains("ALLOCATED");
        assertThat(once.story().decisions()).isNotEmpty();
        assertThat(once.answers()).extracting(ApplicationResponse::kind).containsExactly(ApplicationResponse.Kind.X997);
        assertThat(again.rest().status()).isEqualTo("accepted");
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void whatWouldBeHeldSaysUnderWhichCaseAndTheCaseIsNotOpened() {
        var before = counts();

        var rehearsed = rehearsal.play("northgate", "two.edi", order("RE-2", "2", "X"));

        assertThat(rehearsed.rest().status()).isNotEqualTo("accepted");
        assertThat(rehearsed.rest().cases()).isNotEmpty();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void bytesThatNobodyCanReadAndASetTheStandardRefusesAreSaid() {
        var before = counts();

        assertThat(rehearsal
                        .play("northgate", "x.txt", "Dear all,".getBytes(ISO_8859_1))
                        .rest()
                        .status())
                .isEqualTo("rejected");
        var wrong = new String(order("RE-3", "2", ""), ISO_8859_1).replace("SE*5*", "SE*9*");
        var refused = rehearsal.play("northgate", "three.edi", wrong.getBytes(ISO_8859_1));

        assertThat(refused.rest().status()).isEqualTo("rejected");
        assertThat(refused.answers().get(0).status()).isEqualTo(ApplicationResponse.Status.REJECTED);
        assertThat(refused.story().findings()).extracting(Story.Problem::code).contains("X12_SEGMENT_COUNT");
        assertThat(counts()).isEqualTo(before);
    }

    private static List<String> counts() {
        return TABLES.stream()
                .flatMap(table -> house.rows("select '%s ' || count(*) from %s".formatted(table, table)).stream())
                .toList();
    }

    private static byte[] order(String number, String quantity, String suffix) {
        return ("ISA*00*          *00*          *ZZ*NORTHGATE      *ZZ*THROUGHLINE    *260302*0915*U*00401*000077001*0*P*>~"
                        + "GS*PO*NORTHGATE*THROUGHLINE*20260302*0915*77001*X*004010~ST*850*0001~"
                        + "BEG*00*SA*%s**20260302~PO1*1*%s*EA***VP*TL-10001%s~CTT*1~SE*5*0001~GE*1*77001~IEA*1*000077001~"
                                .formatted(number, quantity, suffix))
                .getBytes(ISO_8859_1);
    }
}
