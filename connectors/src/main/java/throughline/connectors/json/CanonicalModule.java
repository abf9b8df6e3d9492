package throughline.connectors.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import throughline.model.document.BusinessDocument;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.PartyId;
import throughline.model.value.UnitCode;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How the model's values look in JSON; the model itself knows no library. */
final class CanonicalModule {

    private CanonicalModule() {}

    static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        var module = new SimpleModule("throughline-canonical");
        module.addSerializer(BigDecimal.class, new DecimalText());
        module.addSerializer(Provenance.class, new ProvenanceJson.Writer());
        module.addDeserializer(Provenance.class, new ProvenanceJson.Parser());
        text(module, DocumentNumber.class, DocumentNumber::value, DocumentNumber::new);
        text(module, EntityId.class, EntityId::code, EntityId::new);
        text(module, ItemId.class, ItemId::code, ItemId::new);
        text(module, LocationId.class, LocationId::code, LocationId::new);
        text(module, LotId.class, LotId::code, LotId::new);
        text(module, PartyId.class, PartyId::code, PartyId::new);
        text(module, UnitCode.class, UnitCode::code, UnitCode::new);
        text(module, MessageId.class, MessageId::toString, MessageId::parse);
        for (var type : BusinessDocument.class.getPermittedSubclasses()) {
            module.registerSubtypes(new tools.jackson.databind.jsontype.NamedType(type, type.getSimpleName()));
        }
        return builder.addModule(module)
                .addMixIn(BusinessDocument.class, Typed.class)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                // Only components speak: Money.isZero and its like are answers, not properties.
                .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)
                        .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                        .withFieldVisibility(JsonAutoDetect.Visibility.ANY))
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
                .withConfigOverride(
                        List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> text, Function<String, T> parse) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(text.apply(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return parse.apply(json.getString());
            }
        });
    }

    /** The document's type is the first property of its JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "type")
    private interface Typed {}

    /** A decimal as a string, digit for digit; an exponent only where plain digits would be a bomb or lose the scale. */
    private static final class DecimalText extends StdSerializer<BigDecimal> {

        private static final int LONGEST_PLAIN_SCALE = 40;

        DecimalText() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            boolean plain = value.scale() >= 0 && value.scale() <= LONGEST_PLAIN_SCALE;
            json.writeString(plain ? value.toPlainString() : value.toString());
        }
    }
}
