package throughline.deploy.life;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Input that is broken, hostile or enormous, through the whole line; the books are proved after each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadDayTest {

    private static final int LARGE = 200 * 1024 * 1024;

    private Installation installation;
    private Path policies;
    private Calls calls;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        policies = copied(Installation.HOME.resolve("rules/policy"), folder.resolve("policy"));
        // Less memory than its largest message has bytes: whoever keeps that whole does not come through.
        installation = new Installation(folder)
                .with("THROUGHLINE_POLICY", policies.toString())
                .with("THROUGHLINE_POLICY_FOLDER", "acts")
                .with("THROUGHLINE_JAVA_OPTS", "-Xmx192m");
        calls = installation.up();
    }

    @AfterEach
    void prove() throws Exception {
        calls.assertProved();
    }

    @AfterAll
    void end() throws Exception {
        installation.close();
    }

    @Test
    void aCutOffInterchangeSaysWhereItWasCutAndItsWholeSetsGoOn() throws Exception {
        var whole = new String(Purchases.orders(40_001, 40_001, 3), US_ASCII);
        var cut = whole.substring(0, whole.indexOf("BEG*00*SA*LIFE-40003") + 8);

        var rest = rest(cut);

        assertThat(statuses(rest)).containsExactly("accepted", "accepted", "rejected");
        assertThat(texts(rest)).anyMatch(text -> text.contains("byte"));
    }

    @Test
    void theSameFileTwiceAndTheSameNumberWithOtherContentAreTold() throws Exception {
        var first = new String(Purchases.order(40_010), US_ASCII);
        assertThat(rest(first).path("status").asString()).isEqualTo("accepted");

        assertThat(rest(first).path("status").asString()).isEqualTo("duplicate");

        var other = first.replace("*000040010", "*000040011").replace("PO1*1*2*EA", "PO1*1*7*EA");
        var held = rest(other);
        assertThat(held.path("status").asString()).isEqualTo("held");
        assertThat(codes(held)).containsExactly("ORDER_NUMBER_REUSED");
    }

    @Test
    void whatNobodyKnowsIsHeldOrRefusedWithItsReason() throws Exception {
        var order = new String(Purchases.order(40_020), US_ASCII);

        var stranger =
                rest(order.replace("NORTHGATE      ", "STRANGER-40020 ").replace("GS*PO*NORTHGATE", "GS*PO*STRANGER"));
        assertThat(codes(stranger)).containsExactly("PARTNER_UNKNOWN");

        var item = rest(numbered(order, 40_021).replace("NG-10001", "NG-99999"));
        assertThat(codes(item)).containsExactly("ITEM_UNKNOWN");

        var unit = rest(numbered(order, 40_022).replace("PO1*1*2*EA", "PO1*1*2*BE"));
        assertThat(codes(unit)).containsExactly("UNIT_UNKNOWN");

        var currency = rest(numbered(order, 40_023).replace("CUR*BY*USD", "CUR*BY*JPY"));
        assertThat(codes(currency)).containsExactly("CURRENCY_NOT_AGREED");

        var quantity =
                rest(numbered(order, 40_024).replace("PO1*1*2*EA", "PO1*1*0*EA").replace("PO1*2*2*EA", "PO1*2*-3*EA"));
        assertThat(quantity.path("status").asString()).isEqualTo("rejected");
        assertThat(quantity.path("documents").get(0).path("reason").asString()).contains("needs a quantity above zero");
    }

    @Test
    void bytesThatAreNoTextAreNamedAtTheirPlace() throws Exception {
        var order = Purchases.order(40_030);
        var text = new String(order, ISO_8859_1).replace("Northgate Store 101", "Northgate \u00ff\u00fe Store");

        var rest = calls.atRest(calls.hand("latin.edi", text.getBytes(ISO_8859_1)));

        assertThat(rest.path("status").asString()).isIn("accepted", "partial");
        var findings = calls.get("trace/" + rest.path("message").asString()).path("findings");
        assertThat(findings.toString()).contains("EDI_ENCODING");
    }

    @Test
    void bombsAreRefusedBeforeTheyGoOff() throws Exception {
        var xml =
                "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><Order>&c;</Order>";
        assertThat(rest(xml).path("status").asString()).isEqualTo("rejected");

        var nested = "[".repeat(200_000) + "]".repeat(200_000);
        assertThat(rest(nested).path("status").asString()).isEqualTo("rejected");

        var number =
                "{\"type\":\"Order\",\"number\":\"B\",\"partner\":\"northgate\",\"lines\":[{\"sku\":\"TL-10001\",\"quantity\":1e999999999}]}";
        assertThat(rest(number).path("status").asString()).isEqualTo("rejected");

        var twice =
                "{\"type\":\"Order\",\"number\":\"B\",\"number\":\"C\",\"partner\":\"northgate\",\"lines\":[{\"sku\":\"TL-10001\",\"quantity\":1}]}";
        assertThat(rest(twice).path("status").asString()).isEqualTo("rejected");
    }

    @Test
    void twoHundredMegabytesAreStreamedThroughWithTheMemoryOfAFewSets() throws Exception {
        var set = Purchases.set(1, "LIFE-40100", 1)
                .replace("CTT*2~SE*8*", "N9*L1*GENERAL~MSG*%s~CTT*2~SE*10*".formatted("x".repeat(250)));
        var heavy = set.replace("MSG*" + "x".repeat(250) + "~", ("MSG*" + "x".repeat(250) + "~").repeat(4_000))
                .replace("SE*10*", "SE*4009*");
        int sets = LARGE / heavy.length() + 1;
        var opening =
                "ISA*00*          *00*          *ZZ*NORTHGATE      *ZZ*THROUGHLINE    *260302*0915*U*00401*000040100*0*P*>~"
                        + "GS*PO*NORTHGATE*THROUGHLINE*20260302*0915*40100*X*004010~";
        var closing = "GE*%d*40100~IEA*1*000040100~".formatted(sets);
        var middle = Collections.enumeration(IntStream.rangeClosed(1, sets)
                .mapToObj(i ->
                        (InputStream) new ByteArrayInputStream(heavy.replace("ST*850*0001", "ST*850*%04d".formatted(i))
                                .replace("SE*4009*0001", "SE*4009*%04d".formatted(i))
                                .replace("LIFE-40100", "LIFE-4%05d".formatted(i))
                                .getBytes(US_ASCII)))
                .toList());

        var message = calls.hand(
                "large.edi",
                () -> new SequenceInputStream(Collections.enumeration(java.util.List.of(
                        new ByteArrayInputStream(opening.getBytes(US_ASCII)),
                        new SequenceInputStream(middle),
                        new ByteArrayInputStream(closing.getBytes(US_ASCII))))));
        var rest = calls.atRest(message);

        assertThat(rest.path("documents").size()).isEqualTo(sets);
        assertThat(statuses(rest)).containsOnly("accepted");
        assertThat(installation.printed()).doesNotContain("OutOfMemory");
    }

    @Test
    void aBrokenPolicyIsNamedTheLastGoodOneStaysAndTheMendedOneCountsWithoutARestart() throws Exception {
        var file = policies.resolve("pricing/volume-break.drl");
        var good = Files.readString(file);
        Files.writeString(file, good.replaceFirst("quantity", "quantitie"));

        var broken = calls.until(
                "status", status -> status.path("notices").toString().contains("volume-break.drl"));
        assertThat(broken.path("notices").get(0).asString()).contains("policy not in force", "quantitie");
        assertThat(ruleBook(40_300)).isEqualTo(ruleBook(40_301));

        var before = ruleBook(40_302);
        Files.writeString(file, good + System.lineSeparator() + "// one more remark" + System.lineSeparator());
        calls.until("status", status -> status.path("notices").isEmpty());
        assertThat(ruleBook(40_303)).isNotEqualTo(before);
    }

    /** Which rule book priced an order that is taken now. */
    private String ruleBook(int number) throws Exception {
        assertThat(rest(new String(Purchases.order(number), US_ASCII))
                        .path("status")
                        .asString())
                .isEqualTo("accepted");
        return calls.get("trace/LIFE-" + number)
                .path("decisions")
                .get(0)
                .path("ruleBook")
                .asString();
    }

    private static Path copied(Path from, Path to) throws java.io.IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    @Test
    void aPartnersFolderThatCannotBeWrittenBecomesACaseAndIsSentOnceMended() throws Exception {
        var folder =
                Files.createDirectories(installation.data().resolve("outbox")).resolve("meridian");
        Files.writeString(folder, "a file where a folder should be", UTF_8);
        var order = "UNA:+.? 'UNB+UNOC:3+4012345000009:14+4098765000004:14+260302:0915+LIFE40200'"
                + "UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+LIFE-40200+9'DTM+137:20260302:102'NAD+BY+4012345000009::9'"
                + "NAD+SU+4098765000004::9'CUX+2:EUR:9'LIN+1++4098765100017:EN'QTY+21:6:PCE'UNS+S'CNT+2:1'UNT+11+1'UNZ+1+LIFE40200'";

        var message = calls.hand("order.edi", order.getBytes(US_ASCII));
        calls.until(
                "messages/" + message + "/result",
                rest -> rest.path("status").asString("").equals("accepted"));
        var waiting = calls.until("cases?code=SEND_FAILED", cases -> !cases.isEmpty());
        Files.delete(folder);
        for (var each : calls.until("cases?code=SEND_FAILED", cases -> true)) {
            calls.post(
                    "cases/" + each.path("id").asString() + "/release", "{\"reason\":\"the folder is there again\"}");
        }

        assertThat(waiting.get(0).path("text").asString()).contains("meridian", "could not be sent");
        calls.until("status", status -> status.path("toSend").asLong(1) == 0);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .anyMatch(name -> name.startsWith("meridian-ORDRSP"));
        }
    }

    private JsonNode rest(String message) throws Exception {
        return calls.atRest(calls.hand("bad.txt", message.getBytes(ISO_8859_1)));
    }

    private static String numbered(String order, int number) {
        return order.replace("40020", String.valueOf(number));
    }

    private static java.util.List<String> statuses(JsonNode rest) {
        return rest.path("documents")
                .valueStream()
                .map(each -> each.path("status").asString())
                .toList();
    }

    private static java.util.List<String> codes(JsonNode rest) {
        return rest.path("cases")
                .valueStream()
                .map(each -> each.path("code").asString())
                .toList();
    }

    private static java.util.List<String> texts(JsonNode rest) {
        return rest.path("cases")
                .valueStream()
                .map(each -> each.path("text").asString())
                .toList();
    }
}
