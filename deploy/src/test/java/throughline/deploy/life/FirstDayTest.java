package throughline.deploy.life;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a new user does on the first day, in that order, with the launcher's own commands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDayTest {

    private static final Path SAMPLES = Installation.HOME.resolve("deploy/samples");

    private Installation installation;
    private Calls calls;
    private String shipment = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        installation = new Installation(folder);
        calls = installation.up();
    }

    @AfterAll
    void end() throws Exception {
        installation.close();
    }

    @Test
    @Order(1)
    void theFirstStartTellsTheAdministratorsPasswordAndWhereTheConsoleIs() {
        assertThat(installation.printed())
                .containsPattern("sign in as admin with the password \\S{15,}")
                .containsPattern("Throughline is ready: http://127\\.0\\.0\\.1:\\d+/");
    }

    @Test
    @Order(2)
    void aStartWhileOneRunsSaysSo() throws Exception {
        var second = installation.run("up");

        assertThat(second.code()).isNotZero();
        assertThat(second.err()).contains("An appliance runs on", "already (process " + installation.pid());
    }

    @Test
    @Order(3)
    void theSamplesComeToRestAsTheirExpectationSays() throws Exception {
        var ran = installation.run("process", SAMPLES.toString(), "--json");

        assertThat(ran.code()).as("not all of them are accepted").isEqualTo(1);
        var told = ran.json().stream().map(FirstDayTest::summary).toList();
        var expected = new ArrayList<String>();
        Installation.JSON
                .readTree(Files.readString(SAMPLES.resolve("all.expected.json")))
                .forEach(each -> expected.add(expectation(each)));
        assertThat(told).containsExactlyElementsOf(expected);
        calls.assertProved();
    }

    @Test
    @Order(4)
    void anOrderGoesFromBytesToReceivableAndBack() throws Exception {
        var order =
                "ISA*00*          *00*          *ZZ*NORTHGATE      *ZZ*THROUGHLINE    *260302*0915*U*00401*000009001*0*P*>~"
                        + "GS*PO*NORTHGATE*THROUGHLINE*20260302*0915*9001*X*004010~"
                        + Purchases.set(1, "FIRST-DAY", 12)
                        + "GE*1*9001~IEA*1*000009001~";
        var rest = calls.atRest(calls.hand("first.edi", order.getBytes(ISO_8859_1)));
        assertThat(rest.path("status").asString()).isEqualTo("accepted");
        shipment = numbers(rest, "ShipmentInstruction").get(0);

        var confirmed = calls.post(
                "shipments/" + shipment + "/confirmation",
                """
                {"type":"ShipmentConfirmation","shipment":"%s","shippedOn":"2026-11-24","carrier":"UPSN","tracking":"1Z0001",
                 "lines":[{"orderLine":"1","sku":"TL-10001","shipped":12,"ordered":12,"unit":"EA"},
                          {"orderLine":"2","sku":"TL-10002","shipped":12,"ordered":12,"unit":"EA"}]}"""
                        .formatted(shipment));
        assertThat(confirmed.statusCode()).as(confirmed.body()).isBetween(200, 299);
        var booked = calls.atRest(
                Installation.JSON.readTree(confirmed.body()).path("message").asString());

        assertThat(booked.path("status").asString()).as(booked.toString()).isEqualTo("accepted");
        var invoice = numbers(booked, "Invoice").get(0);
        var story = calls.get("trace/" + invoice);
        var receivable = line(story, "1100");
        assertThat(receivable.path("amount").decimalValue()).isPositive();
        assertThat(bytes(line(story, "4000"))).startsWith("{\"orderLine\"");
        assertThat(bytes(line(calls.get("trace/FIRST-DAY"), "ALLOCATED"))).startsWith("PO1*1*12*EA***BP*NG-10001");
        assertThat(story.path("messages")
                        .valueStream()
                        .filter(message -> message.path("direction").asString().equals("OUT"))
                        .map(message -> message.path("name").asString())
                        .toList())
                .anyMatch(name -> name.startsWith("northgate-810"))
                .anyMatch(name -> name.startsWith("northgate-856"));
        calls.assertProved();
    }

    @Test
    @Order(5)
    void theCarriersBillForItIsOwedAndNothingOfWhatWasExpectedIsOpen() throws Exception {
        var carrier = Files.createDirectories(installation.data().resolve("partners/roadway"));
        Files.writeString(
                carrier.resolve("profile.yaml"),
                "name: Roadway\nidentifiers:\n  - {format: X12, value: 'ZZ:ROADWAY'}\ninbound: ['210']\nfreight: {dueDays: 14}\n");
        calls.until("partners/roadway", partner -> true);
        var expected = calls.get("freight/" + shipment).path("expected").get(0);
        var cents = new BigDecimal(expected.path("amount").asString().substring("USD ".length()))
                        .movePointRight(2)
                        .intValueExact()
                + 20;
        var bill =
                ("ISA*00*          *00*          *ZZ*ROADWAY        *ZZ*THROUGHLINE    *261124*0930*U*00401*000000101*0*P*>~"
                                + "GS*IM*ROADWAY*THROUGHLINE*20261124*0930*7*X*004010~ST*210*0001~"
                                + "B3**RD-77*%s*PP**20261124*%d**20261124*035*RDWY~C3*USD~LX*1~L1*1*1*FR*%d****400~"
                                + "L3*900*G***%d~SE*7*0001~GE*1*7~IEA*1*000000101~")
                        .formatted(shipment, cents, cents, cents);

        var rest = calls.atRest(calls.hand("bill.edi", bill.getBytes(ISO_8859_1)));

        assertThat(rest.path("status").asString()).as(rest.toString()).isEqualTo("accepted");
        var payable = line(calls.get("trace/RD-77"), "2000");
        assertThat(bytes(payable)).isEqualTo(String.valueOf(cents));
        var told = installation.run("freight", shipment);
        assertThat(told.out())
                .contains(
                        expected.path("amount").asString(),
                        "billed by RD-77",
                        "bill RD-77 of roadway",
                        "due 2026-12-08");
        assertThat(installation.run("freight").out())
                .startsWith("US01  accrued USD ")
                .doesNotContain(shipment);
        assertThat(calls.get("trace/" + shipment).toString()).contains("RD-77");
        calls.assertProved();
    }

    @Test
    @Order(6)
    void aStoppedApplianceLeavesNothingRunningAndTheNextStartKeepsEverything() throws Exception {
        long database = installation.databasePid();

        assertThat(installation.stop()).isEqualTo(143);
        assertThat(ProcessHandle.of(database)).isEmpty();
        assertThat(installation.run("status").code()).isEqualTo(1);

        calls = installation.up();
        assertThat(installation.printed()).doesNotContain("password");
        assertThat(calls.get("trace/FIRST-DAY").path("entries").isEmpty()).isFalse();
        calls.assertProved();
    }

    /** The exact bytes that a line of the books names. */
    private String bytes(JsonNode line) throws IOException, InterruptedException {
        var span = line.path("source");
        var payload = calls.payload(span.path("message").asString());
        int from = span.path("offset").asInt();
        return new String(payload, from, span.path("length").asInt(), ISO_8859_1);
    }

    private static JsonNode line(JsonNode story, String account) {
        for (var entry : story.path("entries")) {
            for (var line : entry.path("lines")) {
                if (line.path("account").asString().equals(account)) {
                    return line;
                }
            }
        }
        throw new AssertionError("nothing on %s in %s".formatted(account, story));
    }

    private static List<String> numbers(JsonNode rest, String type) {
        return rest.path("outbound")
                .valueStream()
                .filter(each -> each.path("type").asString().equals(type))
                .map(each -> each.path("number").asString())
                .toList();
    }

    private static String summary(JsonNode told) {
        return text(
                Path.of(told.path("file").asString()).getFileName().toString(),
                told,
                told.path("cases")
                        .valueStream()
                        .map(each -> each.path("code").asString())
                        .toList());
    }

    private static String expectation(JsonNode expected) {
        return text(
                expected.path("file").asString(),
                expected,
                expected.path("cases").valueStream().map(JsonNode::asString).toList());
    }

    private static String text(String file, JsonNode of, List<String> cases) {
        return "%s %s %s %s cases %s"
                .formatted(
                        file,
                        of.path("partner").asString("-"),
                        of.path("status").asString(),
                        of.path("documents")
                                .valueStream()
                                .map(each -> "%s %s %s"
                                        .formatted(
                                                each.path("type").asString(),
                                                each.path("number").asString(),
                                                each.path("status").asString()))
                                .toList(),
                        cases.stream().sorted().toList());
    }
}
