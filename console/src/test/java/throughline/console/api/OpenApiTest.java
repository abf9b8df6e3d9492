package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import throughline.console.ConsoleTest;
import throughline.console.access.AccessTable;

@ConsoleTest
class OpenApiTest {

    private static final Path FILE = Path.of("openapi/throughline-v1.yaml");
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void theDescriptionSaysWhatThereIsAndThereIsWhatItSays() throws Exception {
        var described = new TreeSet<String>();
        paths().forEach((path, item) -> item.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + AccessTable.API + path)));

        var mapped = new TreeSet<String>();
        for (var mapping : mappings.getHandlerMethods().keySet()) {
            for (var path : mapping.getPathPatternsCondition().getPatternValues()) {
                if (path.startsWith(AccessTable.API)) {
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> mapped.add(method + " " + path.replace("{*", "{")));
                }
            }
        }

        assertThat(described).isEqualTo(mapped);
    }

    @Test
    void everyOperationHasASummaryAnAnswerAndEveryReferenceIsThere() throws Exception {
        paths().forEach((path, item) -> item.forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                var at = method + " " + path;
                assertThat(map(operation)).as(at).containsKeys("operationId", "summary", "responses");
                assertThat(map(map(operation).get("responses"))).as(at).isNotEmpty();
            }
        }));
        var root = root();
        for (var reference : references(root, new ArrayList<>())) {
            Object at = root;
            for (var step : reference.substring(2).split("/")) {
                at = map(at).get(step);
                assertThat(at).as(reference).isNotNull();
            }
        }
    }

    private static Map<String, Map<String, Object>> paths() throws Exception {
        var paths = new java.util.TreeMap<String, Map<String, Object>>();
        map(root().get("paths")).forEach((path, item) -> paths.put(path, map(item)));
        return paths;
    }

    private static Map<String, Object> root() throws Exception {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE)));
    }

    private static List<String> references(Object node, List<String> found) {
        if (node instanceof Map<?, ?> object) {
            if (object.get("$ref") instanceof String reference) {
                found.add(reference);
            }
            object.values().forEach(value -> references(value, found));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> references(value, found));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
