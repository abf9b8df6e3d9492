package throughline.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.model.document.BusinessDocument;

/** After an addition to a record: {@code ./mvnw test -pl connectors -am -Dtest=CanonicalSchemaTest -Dthroughline.publish=true}. */
class CanonicalSchemaTest {

    private static final Path PUBLISHED = Path.of("../canonical-model/schema", CanonicalSchema.VERSION);

    private final CanonicalJson canonical = new CanonicalJson();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<BusinessDocument> documents() {
        return ExampleDocuments.all();
    }

    @Test
    void thePublishedSchemasAreThoseOfTheRecords() throws IOException {
        var generated = CanonicalSchema.all();
        if (Boolean.getBoolean("throughline.publish")) {
            publish(generated);
        }

        for (var type : generated.keySet()) {
            assertThat(PUBLISHED.resolve(type + ".schema.json")).content().isEqualTo(generated.get(type));
        }
        try (var files = Files.list(PUBLISHED)) {
            assertThat(files).hasSameSizeAs(generated.keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatWeWriteKeepsToThePublishedSchema(BusinessDocument document) throws IOException {
        assertThat(check(document.type(), canonical.write(document))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aStrangeOrMissingPropertyBreaksTheSchema(BusinessDocument document) throws IOException {
        var text = canonical.write(document);

        assertThat(check(document.type(), text.replaceFirst("\"number\":", "\"numbre\":")))
                .isNotEmpty();
        assertThat(check(document.type(), text.replaceFirst("\"receiver\":\"[^\"]+\",", "")))
                .isNotEmpty();
    }

    @Test
    void aDecimalThatIsANumberBreaksTheSchema() throws IOException {
        var text = canonical.write(ExampleDocuments.order()).replace("\"0.03125\"", "0.03125");

        assertThat(check("Order", text)).hasSize(1);
    }

    private List<com.networknt.schema.Error> check(String type, String json) throws IOException {
        var schema = registry.getSchema(Files.readString(PUBLISHED.resolve(type + ".schema.json")));
        return schema.validate(json, InputFormat.JSON);
    }

    private static void publish(Map<String, String> generated) throws IOException {
        Files.createDirectories(PUBLISHED);
        for (var schema : generated.entrySet()) {
            Files.writeString(PUBLISHED.resolve(schema.getKey() + ".schema.json"), schema.getValue());
        }
    }
}
