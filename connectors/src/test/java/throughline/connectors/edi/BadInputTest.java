package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import throughline.connectors.Partners;
import throughline.connectors.edi.envelope.Desk;
import throughline.connectors.edi.map.MapLibrary;
import throughline.connectors.edi.token.ByteWindow;
import throughline.model.document.ApplicationResponse.Status;
import throughline.model.document.Order;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Severity;

class BadInputTest {

    private static final String ISA =
            "ISA*00*          *00*          *ZZ*ACME           *ZZ*THROUGHLINE    *261124*0930*U*00401*000000101*0*P*>~";
    private static final String GS = "GS*PO*ACME*THROUGHLINE*20261124*0930*7*X*004010~";

    private final EdiReader reader = new EdiReader(Partners.NONE);

    @Test
    void aMessageCutOffAnywhereIsReadAsFarAsItGoesAndSaysSo() throws IOException {
        for (var sample : Messages.samples()) {
            byte[] whole = Files.readAllBytes(sample);
            for (int length = 1; length < whole.length - 3; length += 7) {
                var pieces = read(Arrays.copyOf(whole, length));

                assertThat(findings(pieces)).as("%s cut at %d", sample, length).isNotEmpty();
                assertThat(findings(pieces)).extracting(Finding::code).doesNotContain("READER_FAULT");
            }
        }
    }

    @Property(tries = 400)
    void noDamageToTheBytesEndsInAnInternalError(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var samples = Messages.samples();
        byte[] bytes = Files.readAllBytes(samples.get(random.nextInt(samples.size())));
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            bytes[random.nextInt(bytes.length)] = (byte)
                    (random.nextBoolean() ? random.nextInt(256) : "*~+':>?^|\n\r 09AZ".charAt(random.nextInt(16)));
        }

        var pieces = read(bytes);

        assertThat(pieces).isNotEmpty();
        assertThat(findings(pieces)).extracting(Finding::code).doesNotContain("READER_FAULT", "MAP_UNUSABLE");
        for (var finding : findings(pieces)) {
            if (finding.span() != null) {
                assertThat(finding.span().offset() + finding.span().length()).isLessThanOrEqualTo(bytes.length);
            }
        }
    }

    @Test
    void aWrongSegmentCountRefusesThatSetAndNotItsNeighbours() {
        var text = ISA + GS + order("0001", "PO-1", 5) + order("0002", "PO-2", 9) + order("0003", "PO-3", 5)
                + "GE*3*7~IEA*1*000000101~";

        var sets = sets(read(text));

        assertThat(sets).extracting(ReadSet::rejected).containsExactly(false, true, false);
        var finding = sets.get(1).findings().get(0);
        assertThat(finding.code()).isEqualTo("X12_SEGMENT_COUNT");
        assertThat(finding.text()).isEqualTo("SE01 says the set has 9 segments; 5 were received.");
        assertThat(finding.ackCode()).isEqualTo("4");
        assertThat(finding.place()).startsWith("SE01 at byte " + text.indexOf("9*0002"));
        var answer = closed(read(text)).answers().get(0);
        assertThat(answer.status()).isEqualTo(Status.PARTIALLY_ACCEPTED);
        assertThat(answer.sets())
                .extracting(set -> set.status())
                .containsExactly(Status.ACCEPTED, Status.REJECTED, Status.ACCEPTED);
        assertThat(answer.sets().get(1).codes()).containsExactly("4");
    }

    @Test
    void wrongGroupAndInterchangeCountsAreReportedAndTheSetsTaken() {
        var pieces = read(ISA + GS + order("0001", "PO-1", 5) + "GE*2*8~IEA*3*000000999~");

        assertThat(closed(pieces).findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(
                        "X12_GROUP_COUNT", "X12_INTERCHANGE_CONTROL", "X12_SET_COUNT", "X12_GROUP_CONTROL");
        assertThat(sets(pieces)).singleElement().satisfies(set -> assertThat(set.rejected())
                .isFalse());
        assertThat(closed(pieces).answers().get(0).status()).isEqualTo(Status.ACCEPTED_WITH_ERRORS);
    }

    @Test
    void leadingZerosInCountsAreNoError() {
        var pieces = read(
                ISA + GS + order("0001", "PO-1", 5).replace("SE*5*", "SE*0000000005*") + "GE*001*7~IEA*01*000000101~");

        assertThat(findings(pieces)).isEmpty();
    }

    @Test
    void aSetWithoutItsTrailerIsRefusedAndTheNextIsRead() {
        var cut = order("0001", "PO-1", 5).replace("SE*5*0001~", "");

        var sets = sets(read(ISA + GS + cut + order("0002", "PO-2", 5) + "GE*2*7~IEA*1*000000101~"));

        assertThat(sets).extracting(ReadSet::rejected).containsExactly(true, false);
        assertThat(sets.get(0).findings()).extracting(Finding::ackCode).contains("2");
    }

    @Test
    void aMessageThatEndsWithinItsLastSegmentSaysWhichOne() {
        var text = ISA + GS + order("0001", "PO-1", 5);

        var sets = sets(read(text.substring(0, text.length() - 1)));

        assertThat(sets.get(0).findings())
                .filteredOn(finding -> finding.code().equals("EDI_NOT_TERMINATED"))
                .extracting(Finding::segment)
                .containsExactly("SE");
    }

    @Test
    void aByteThatIsNotUtf8IsNamedAtItsPlaceAndTheRestIsRead() {
        var text = ISA + GS + order("0001", "PO-1", 5).replace("ZZ*X", "ZZ*Caf\u00e9 & Co") + "GE*1*7~IEA*1*000000101~";
        byte[] latin = text.getBytes(ISO_8859_1);

        var set = sets(read(latin)).get(0);

        assertThat(set.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EDI_ENCODING");
            assertThat(finding.span().offset()).isEqualTo(text.indexOf('\u00e9'));
            assertThat(finding.span().length()).isEqualTo(1);
        });
        assertThat(((Order) set.document()).lines().get(0).items().get(0).value())
                .isEqualTo("Caf\u00e9 & Co");
        assertThat(((Order) sets(read(text.getBytes(UTF_8))).get(0).document())
                        .lines()
                        .get(0)
                        .items()
                        .get(0)
                        .value())
                .isEqualTo("Caf\u00e9 & Co");
    }

    @Test
    void aBlanketOrderWithoutQuantityOrItemsIsReadWithFindings() {
        var set = sets(read(
                        ISA + GS
                                + "ST*850*1~BEG*00*BK*B-1**20261120~PO1*1~PO1*2*abc*EA*-5*PE*VP*X~PO1*3*1*EA*1*PE*VP~SE*6*1~GE*1*7~IEA*1*000000101~"))
                .get(0);

        var order = (Order) set.document();
        assertThat(order.lines()).hasSize(3);
        assertThat(order.lines().get(0).quantity().isZero()).isTrue();
        assertThat(order.lines().get(1).price()).isNull();
        assertThat(set.findings())
                .extracting(Finding::code)
                .contains("LINE_QUANTITY", "LINE_ITEM", "ELEMENT_NUMBER", "LINE_PRICE");
    }

    @Test
    void anOrderOfTenThousandLinesIsOneOrder() {
        var text = new StringBuilder(ISA).append(GS).append("ST*850*0001~BEG*00*SA*BIG**20261120~");
        for (int i = 1; i <= 10_000; i++) {
            text.append("PO1*").append(i).append("*3*EA*1.25*PE*VP*TL-10001~PID*F****Bolt~");
        }
        text.append("CTT*10000*30000~SE*20004*0001~GE*1*7~IEA*1*000000101~");

        var set = sets(read(text.toString())).get(0);

        assertThat(set.findings()).isEmpty();
        var lines = ((Order) set.document()).lines();
        assertThat(lines).hasSize(10_000);
        var last = lines.get(9_999).source();
        assertThat(text.substring((int) last.offset(), (int) last.offset() + last.length()))
                .isEqualTo("PO1*10000*3*EA*1.25*PE*VP*TL-10001");
        assertThat(set.document().provenance().spans().at("/lines/9999/quantity"))
                .isNotNull();
    }

    @Test
    void twoHundredMegabytesPassThroughAWindowOfOneSet() throws IOException {
        var filler = "MSG*" + "x".repeat(996) + "~";
        var set = "ST*850*%09d~BEG*00*SA*PO%1$09d**20261120~N9*L1*TEXT~" + filler.repeat(250)
                + "PO1*1*3*EA*1*PE*VP*X~SE*255*%1$09d~";
        var source = new Generated(ISA + GS, set, "GE*%d*7~IEA*1*000000101~", 200_000_000L);
        var window = new ByteWindow(source);
        long sets = 0;
        int most = 0;
        try (var reading = new EdiReading(
                source,
                new Desk(Messages.of(""), window, Partners.NONE, new MapLibrary(MapLibrary.Mode.COMPILED), false))) {
            while (reading.hasNext()) {
                sets += reading.next() instanceof Piece.Taken taken
                                && !taken.set().rejected()
                        ? 1
                        : 0;
                most = Math.max(most, window.capacity());
            }
        }

        assertThat(source.given).isGreaterThan(200_000_000L);
        assertThat(sets).isEqualTo(source.sets);
        assertThat(most).as("bytes in memory; a set has 250,000").isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void aSetBeyondTheLimitIsRefusedWithoutBeingHeld() throws IOException {
        var source = new Generated(
                ISA + GS + "ST*850*0001~BEG*00*SA*HUGE**20261120~",
                "PO1*%d*3*EA*1*PE*VP*X~MSG*" + "y".repeat(5000) + "~",
                "SE*9*0001~GE*1*7~IEA*1*000000101~",
                80_000_000L);
        var window = new ByteWindow(source);
        var pieces = new ArrayList<Piece>();
        int most = 0;
        try (var reading = new EdiReading(
                source,
                new Desk(Messages.of(""), window, Partners.NONE, new MapLibrary(MapLibrary.Mode.COMPILED), false))) {
            while (reading.hasNext()) {
                pieces.add(reading.next());
                most = Math.max(most, window.capacity());
            }
        }

        assertThat(sets(pieces)).singleElement().satisfies(set -> {
            assertThat(set.document()).isNull();
            assertThat(set.findings()).extracting(Finding::code).contains("EDI_SET_TOO_LARGE");
        });
        assertThat(most).isLessThanOrEqualTo(64 << 20);
    }

    @Test
    void whatStandsBetweenInterchangesIsReportedAndNothingIsLost() {
        var interchange = ISA + GS + order("0001", "PO-1", 5) + "GE*1*7~IEA*1*000000101~";
        var text = "cover page\r\n" + interchange + "\r\n--junk--\r\n" + interchange
                + "UNB+UNOC:3+A:ZZ+B:ZZ+261124:0930+1'UNZ+0+1'";

        var pieces = read(text);

        assertThat(sets(pieces)).hasSize(2);
        var junk = pieces.stream()
                .filter(Piece.Unreadable.class::isInstance)
                .map(piece -> ((Piece.Unreadable) piece).findings().get(0))
                .toList();
        assertThat(junk).extracting(Finding::code).containsOnly("EDI_JUNK");
        assertThat(junk.get(1).span().offset()).isEqualTo(text.indexOf("--junk--"));
        assertThat(pieces.stream().filter(Piece.Opened.class::isInstance)).hasSize(3);
    }

    @Test
    void segmentsWithoutTheirEnvelopesAreReadAndNamed() {
        var bare = read(GS + order("0001", "PO-1", 5) + "GE*1*7~");
        var barer = read("UNH+1+ORDERS:D:96A:UN'BGM+220+X1+9'LIN+1++A:SA'QTY+21:1'UNS+S'UNT+6+1'");

        assertThat(sets(bare)).singleElement().satisfies(set -> assertThat(set.document())
                .isNotNull());
        assertThat(closed(bare).findings()).extracting(Finding::code).containsExactly("X12_NO_INTERCHANGE");
        assertThat(closed(bare).answers()).isEmpty();
        assertThat(sets(barer)).singleElement().satisfies(set -> assertThat(set.document())
                .isNotNull());
        assertThat(closed(barer).findings()).extracting(Finding::code).containsExactly("EDIFACT_NO_INTERCHANGE");
    }

    @Test
    void missingMandatorySegmentsAndElementsRefuseTheSet() {
        var set = sets(read(
                        ISA + GS + "ST*850*1~BEG*00*SA***20261120~PO1*1*1*EA*1*PE*VP*X~SE*4*1~GE*1*7~IEA*1*000000101~"))
                .get(0);
        var other = sets(read(ISA + GS + "ST*850*1~PO1*1*1*EA*1*PE*VP*X~SE*3*1~GE*1*7~IEA*1*000000101~"))
                .get(0);

        assertThat(set.rejected()).isTrue();
        assertThat(set.findings()).anySatisfy(finding -> {
            assertThat(finding.text()).isEqualTo("BEG03 (purchase order number) is missing; the standard demands it.");
            assertThat(finding.ackCode()).isEqualTo("1");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        });
        assertThat(other.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("SEGMENT_MISSING");
            assertThat(finding.segment()).isEqualTo("BEG");
            assertThat(finding.ackCode()).isEqualTo("3");
        });
    }

    @Test
    void findingsAreBoundedHoweverMuchIsWrong() {
        var text = new StringBuilder(ISA).append(GS).append("ST*850*0001~BEG*00*SA*BIG**20261120~");
        text.append("PO1*1*x*EA*y*PE*VP*Z~XX9*1~".repeat(5_000));
        text.append("SE*10003*0001~GE*1*7~IEA*1*000000101~");

        var set = sets(read(text.toString())).get(0);

        assertThat(set.findings()).hasSizeLessThan(500);
        assertThat(set.findings()).extracting(Finding::code).contains("EDI_MORE_FINDINGS");
    }

    private static String order(String control, String number, int count) {
        return "ST*850*%s~BEG*00*SA*%s**20261120~PO1*1*3*EA*1.25*PE*ZZ*X~CTT*1~SE*%d*%1$s~"
                .formatted(control, number, count);
    }

    private List<Piece> read(String text) {
        return read(text.getBytes(ISO_8859_1));
    }

    private List<Piece> read(byte[] bytes) {
        return Messages.read(reader, Messages.of(bytes));
    }

    private static List<ReadSet> sets(List<Piece> pieces) {
        return pieces.stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
    }

    private static Piece.Closed closed(List<Piece> pieces) {
        return pieces.stream()
                .filter(Piece.Closed.class::isInstance)
                .map(Piece.Closed.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings(List<Piece> pieces) {
        var findings = new ArrayList<Finding>();
        for (var piece : pieces) {
            if (piece instanceof Piece.Taken taken) {
                findings.addAll(taken.set().findings());
            } else if (piece instanceof Piece.Closed closed) {
                findings.addAll(closed.findings());
            } else if (piece instanceof Piece.Unreadable unreadable) {
                findings.addAll(unreadable.findings());
            }
        }
        return findings;
    }

    /** A message that nobody holds: head, as many sets as it takes, tail. */
    private static final class Generated extends InputStream {

        private final String set;
        private final String tail;
        private final long least;
        private byte[] now;
        private int at;
        private boolean ended;
        private long given;
        private int sets;

        private Generated(String head, String set, String tail, long least) {
            this.now = head.getBytes(ISO_8859_1);
            this.set = set;
            this.tail = tail;
            this.least = least;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (at == now.length) {
                if (ended) {
                    return -1;
                }
                ended = given >= least;
                now = (ended ? tail.formatted(sets) : set.formatted(++sets)).getBytes(ISO_8859_1);
                at = 0;
            }
            int length = Math.min(count, now.length - at);
            System.arraycopy(now, at, into, from, length);
            at += length;
            given += length;
            return length;
        }
    }
}
