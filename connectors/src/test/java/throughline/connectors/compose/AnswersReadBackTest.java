package throughline.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Error;
import throughline.model.document.ApplicationResponse.Kind;
import throughline.model.document.ApplicationResponse.SetResult;
import throughline.model.document.ApplicationResponse.Status;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;

/**
 * Every answer we write says to our own reader what it said, all of it, and an independent reader finds nothing wrong with it. Each says
 * what its standard has a place for: a 997 not which interchange it is about, a CONTRL not which tags its segments have.
 */
class AnswersReadBackTest {

    private final Composer composer = new Composer(Examples.CLOCK);
    private final Counting numbers = new Counting();

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("northgate", "997", group(Kind.X997, null, Status.PARTIALLY_ACCEPTED, segments())),
                Arguments.of("harborview", "997", group(Kind.X997, "005010", Status.PARTIALLY_ACCEPTED, segments())),
                Arguments.of(
                        "northgate", "997", group(Kind.X997, null, Status.ACCEPTED, List.of(taken("850", "0001")))),
                Arguments.of("harborview", "999", group(Kind.X999, "005010", Status.PARTIALLY_ACCEPTED, segments())),
                Arguments.of("harborview", "999", group(Kind.X999, "005010", Status.ACCEPTED, List.of())),
                Arguments.of("northgate", "TA1", technical(Status.REJECTED, "025")),
                Arguments.of("harborview", "TA1", technical(Status.ACCEPTED_WITH_ERRORS, "022")),
                Arguments.of("harborview", "TA1", technical(Status.ACCEPTED, "000")),
                Arguments.of("meridian", "CONTRL", control(Status.REJECTED, "28", List.of())),
                Arguments.of("meridian", "CONTRL", control(Status.ACCEPTED, null, messages())));
    }

    @ParameterizedTest(name = "{1} to {0}")
    @MethodSource("answers")
    void anAnswerIsReadBackAsItWas(String partner, String message, ApplicationResponse said) {
        var composed = composer.compose(said, Examples.partner(partner), numbers);

        assertThat(composed.message()).isEqualTo(message);
        RoundTrip.assertReadBack(composed, message, said);
    }

    @ParameterizedTest(name = "{1} to {0}")
    @MethodSource("answers")
    void anIndependentReaderFindsNothingWrongWithIt(String partner, String message, ApplicationResponse said) {
        var composed = composer.compose(said, Examples.partner(partner), numbers);

        var referee = new Referee(composed.bytes());

        assertThat(referee.errors()).as(Examples.text(composed)).isEmpty();
        assertThat(referee.segments())
                .contains(message.equals("TA1") ? "TA1" : message.equals("CONTRL") ? "UCI" : "AK1");
    }

    private static ApplicationResponse group(Kind kind, @Nullable String version, Status status, List<SetResult> sets) {
        var number = new DocumentNumber(kind.message() + "-000000001-45");
        return answer(number, kind, new About("", null, null, "45", "PO", version), status, null, sets, sets.size());
    }

    private static ApplicationResponse technical(Status status, String note) {
        var number = new DocumentNumber("TA1-000000001-000000123");
        var about = new About("000000123", "260301", "1015", null, null, null);
        return answer(number, Kind.TA1, about, status, note, List.of(), 0);
    }

    private static ApplicationResponse control(Status status, @Nullable String note, List<SetResult> messages) {
        var number = new DocumentNumber("CONTRL-1");
        var about = new About("000000123", null, null, null, null, null);
        return answer(number, Kind.CONTRL, about, status, note, messages, messages.size());
    }

    /** What is answered. */
    private record About(
            String interchange,
            @Nullable String date,
            @Nullable String time,
            @Nullable String group,
            @Nullable String functionalCode,
            @Nullable String version) {}

    private static ApplicationResponse answer(
            DocumentNumber number,
            Kind kind,
            About about,
            Status status,
            @Nullable String note,
            List<SetResult> sets,
            int included) {
        return new ApplicationResponse(
                number,
                new PartyId("throughline"),
                new PartyId("partner"),
                kind,
                about.interchange,
                about.date,
                about.time,
                about.group,
                about.functionalCode,
                about.version,
                status,
                note,
                sets,
                included,
                Provenance.OURS);
    }

    /** A set that is right, one with a warning, and one with all that can be wrong: segments, elements and components. */
    private static List<SetResult> segments() {
        var warned = new SetResult(
                "850",
                "0002",
                Status.ACCEPTED_WITH_ERRORS,
                List.of("5"),
                List.of(new Error("N4", 9, "N1", 2, 0, "7", "ZZ")));
        var refused = new SetResult(
                "850",
                "0003",
                Status.REJECTED,
                List.of("4", "5"),
                List.of(
                        new Error("DTM", 4, null, 0, 0, "2", null),
                        new Error("PO1", 8, "PO1", 2, 0, "6", "abc"),
                        new Error("PO1", 8, "PO1", 5, 2, "1", null),
                        new Error("CTT", 12, null, 1, 0, "5", "12345678901")));
        return List.of(taken("850", "0001"), warned, refused);
    }

    private static List<SetResult> messages() {
        var refused = new SetResult(
                "ORDERS",
                "2",
                Status.REJECTED,
                List.of("12"),
                List.of(
                        new Error("", 5, null, 0, 0, "13", null),
                        new Error("", 8, null, 2, 1, "12", null),
                        new Error("", 8, null, 3, 0, "39", null)));
        return List.of(taken("ORDERS", "1"), refused);
    }

    private static SetResult taken(String type, String control) {
        return new SetResult(type, control, Status.ACCEPTED, List.of(), List.of());
    }
}
