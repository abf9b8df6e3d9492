package throughline.connectors.json;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.PartyId;
import throughline.model.value.UnitCode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (draft 2020-12) of each document, worked out from the records themselves, so that the published files cannot say
 * anything else. A change that is not an addition needs a new {@code schema/v<n>} folder.
 */
public final class CanonicalSchema {

    /** The version in the published files' path and identifiers. */
    public static final String VERSION = "v1";

    private static final String DECIMAL = "^-?[0-9]+(\\.[0-9]+)?(E[+-]?[0-9]+)?$";
    private static final Set<Class<?>> CODES = Set.of(
            DocumentNumber.class,
            EntityId.class,
            ItemId.class,
            LocationId.class,
            LotId.class,
            PartyId.class,
            UnitCode.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> shared = new TreeMap<>();

    private CanonicalSchema() {}

    /** The schema's text by the document's type, for every document there is. */
    public static Map<String, String> all() {
        var writer = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
        var texts = new TreeMap<String, String>();
        for (var type : BusinessDocument.class.getPermittedSubclasses()) {
            texts.put(
                    type.getSimpleName(),
                    writer.writeValueAsString(new CanonicalSchema().document(type))
                                    .replace("\r\n", "\n") + "\n");
        }
        return texts;
    }

    private ObjectNode document(Class<?> type) {
        var schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:throughline:schema:%s:%s".formatted(VERSION, type.getSimpleName()));
        schema.put("title", type.getSimpleName());
        var shape = record(type, "type");
        shape.withObject("properties").set("type", NODES.objectNode().put("const", type.getSimpleName()));
        schema.setAll(shape);
        var definitions = schema.putObject("$defs");
        shared.forEach(definitions::set);
        return schema;
    }

    private ObjectNode record(Class<?> type, String... first) {
        var schema = object();
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var name : first) {
            properties.putObject(name);
            required.add(name);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), schemaOf(component.getAnnotatedType()));
            if (!nullable(component)) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private ObjectNode schemaOf(AnnotatedType annotated) {
        if (annotated.getType() instanceof ParameterizedType list && list.getRawType() == List.class) {
            var schema = NODES.objectNode().put("type", "array");
            schema.set("items", schemaOf((Class<?>) list.getActualTypeArguments()[0]));
            return schema;
        }
        var type =
                annotated.getType() instanceof ParameterizedType generic ? generic.getRawType() : annotated.getType();
        return schemaOf((Class<?>) type);
    }

    private ObjectNode schemaOf(Class<?> type) {
        if (type == String.class) {
            return string();
        } else if (type == BigDecimal.class) {
            return string().put("pattern", DECIMAL);
        } else if (type == LocalDate.class) {
            return string().put("format", "date");
        } else if (type == Instant.class) {
            return string().put("format", "date-time");
        } else if (type == Currency.class) {
            return string().put("pattern", "^[A-Z]{3}$");
        } else if (type == MessageId.class) {
            return string().put("format", "uuid");
        } else if (CODES.contains(type)) {
            return string().put("minLength", 1);
        } else if (type == boolean.class || type == Boolean.class) {
            return NODES.objectNode().put("type", "boolean");
        } else if (type == int.class || type == Integer.class || type == long.class) {
            return NODES.objectNode().put("type", "integer");
        } else if (type.isEnum()) {
            var schema = string();
            var names = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(constant -> names.add(((Enum<?>) constant).name()));
            return schema;
        }
        return reference(type);
    }

    private ObjectNode reference(Class<?> type) {
        var name = type.isMemberClass()
                ? type.getEnclosingClass().getSimpleName() + type.getSimpleName()
                : type.getSimpleName();
        if (!shared.containsKey(name)) {
            shared.put(name, object());
            shared.put(name, shapeOf(type));
        }
        return NODES.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode shapeOf(Class<?> type) {
        if (type == Provenance.class) {
            return provenance();
        } else if (type == SourceSpan.class) {
            return span(true);
        } else if (type.isRecord()) {
            return record(type);
        }
        throw new IllegalStateException("the canonical JSON has no shape for " + type.getName());
    }

    /** As {@link ProvenanceJson} writes it. */
    private ObjectNode provenance() {
        var schema = object();
        var properties = schema.putObject("properties");
        properties.set("source", reference(SourceSpan.class));
        properties.set("map", string());
        var unread = object();
        var parts = unread.putObject("properties");
        parts.set("element", string());
        parts.set("value", string());
        parts.set("span", span(false));
        unread.putArray("required").add("element").add("value").add("span");
        properties.putObject("unread").put("type", "array").set("items", unread);
        properties.putObject("spans").put("type", "object").set("additionalProperties", span(false));
        schema.putArray("required").add("unread").add("spans");
        return schema;
    }

    /** Within a provenance the message is left out where it is the source's. */
    private static ObjectNode span(boolean naming) {
        var schema = object();
        var properties = schema.putObject("properties");
        properties.set("message", string().put("format", "uuid"));
        properties.putObject("offset").put("type", "integer").put("minimum", 0);
        properties.putObject("length").put("type", "integer").put("minimum", 0);
        properties.set("segment", string());
        var required = schema.putArray("required");
        if (naming) {
            required.add("message");
        }
        required.add("offset").add("length").add("segment");
        return schema;
    }

    private static ObjectNode object() {
        return NODES.objectNode().put("type", "object").put("additionalProperties", false);
    }

    private static ObjectNode string() {
        return NODES.objectNode().put("type", "string");
    }
}
