package throughline.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.connectors.Partners;
import throughline.connectors.edi.map.MapLibrary.Mode;
import throughline.connectors.json.CanonicalJson;
import throughline.model.reading.Piece;

/** The compiled maps say what Smooks says, value by value and byte by byte. */
class EnginesAgreeTest {

    private final EdiReader compiled = new EdiReader(Partners.NONE);
    private final EdiReader smooks = new EdiReader(Partners.NONE, Mode.SMOOKS);

    static List<Path> samples() {
        return Messages.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void onEverySample(Path sample) {
        var one = documents(compiled, sample);
        var other = documents(smooks, sample);

        assertThat(other).isEqualTo(one);
        assertThat(one).isNotEmpty();
    }

    static List<String> documents(EdiReader reader, Path sample) {
        var json = new CanonicalJson();
        var documents = new ArrayList<String>();
        for (var piece : Messages.read(reader, Messages.of(sample))) {
            if (piece instanceof Piece.Taken taken && taken.set().document() != null) {
                documents.add(json.write(taken.set().document()).replace("@1 smooks", "@1 compiled"));
            }
        }
        return documents;
    }
}
