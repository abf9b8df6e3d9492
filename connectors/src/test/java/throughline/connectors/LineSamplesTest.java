package throughline.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.connectors.partner.PartnerFolders;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The samples of the whole line, as far as reading goes: who sent them, which documents they hold, which of those the standard refuses. */
class LineSamplesTest {

    private static final Path SAMPLES = Path.of("../deploy/samples");
    private static final MessageReader READER =
            Formats.reader(new PartnerFolders(List.of(Path.of("partners")), Clock.systemUTC()));

    static List<JsonNode> expectations() throws IOException {
        var expectations = new ArrayList<JsonNode>();
        JsonMapper.builder()
                .build()
                .readTree(Files.readString(SAMPLES.resolve("all.expected.json")))
                .forEach(expectations::add);
        return expectations;
    }

    @Test
    void everySampleIsExpectedAndEveryExpectedFileIsThere() throws IOException {
        var named =
                expectations().stream().map(each -> each.get("file").asString()).toList();

        try (var files = Files.list(SAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d\\d-.*")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void aSampleHoldsTheDocumentsItsExpectationNames(JsonNode expected) throws IOException {
        var bytes = Files.readAllBytes(SAMPLES.resolve(expected.get("file").asString()));
        var read = new ArrayList<String>();
        var partners = new ArrayList<String>();
        for (var piece : Bytes.pieces(READER, Bytes.sealed(bytes))) {
            if (piece instanceof Piece.Opened opened) {
                partners.add(opened.envelope().partner());
            } else if (piece instanceof Piece.Taken taken) {
                var document = taken.set().document();
                read.add((document == null
                                ? taken.set().type() + " " + taken.set().control()
                                : document.type() + " " + document.number())
                        + (taken.set().rejected() ? " rejected" : ""));
            }
        }

        // An interchange that came before is not taken again, so its documents are not expected; reading it knows
        // nothing of that.
        if (!expected.get("status").asString().equals("duplicate")
                || !expected.get("documents").isEmpty()) {
            assertThat(read).containsExactlyElementsOf(documents(expected));
        }
        if (!partners.isEmpty()) {
            assertThat(partners.get(0))
                    .isEqualTo(
                            expected.get("partner").isNull()
                                    ? null
                                    : expected.get("partner").asString());
        }
    }

    private static List<String> documents(JsonNode expected) {
        var documents = new ArrayList<String>();
        // A desk may refuse what the standard lets pass; what the standard refuses is under this case.
        var refused = expected.get("cases").valueStream().anyMatch(code -> code.asString()
                .equals("SET_REJECTED"));
        for (var document : expected.get("documents")) {
            var rejected = refused && document.get("status").asString().equals("rejected") ? " rejected" : "";
            documents.add(document.get("type").asString() + " "
                    + document.get("number").asString() + rejected);
        }
        return documents;
    }
}
