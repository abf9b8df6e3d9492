package throughline.connectors.flat;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** On which line of a YAML file each value begins, by JSON pointer. */
public final class YamlLines {

    private YamlLines() {}

    public static Map<String, Integer> of(YAMLMapper mapper, String text) {
        var lines = new HashMap<String, Integer>();
        try (var parser = mapper.createParser(text)) {
            while (parser.nextToken() != null) {
                var pointer = parser.streamReadContext().pathAsPointer().toString();
                if (parser.currentToken() != JsonToken.END_OBJECT && parser.currentToken() != JsonToken.END_ARRAY) {
                    lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }
}
