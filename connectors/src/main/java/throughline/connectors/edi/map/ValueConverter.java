package throughline.connectors.edi.map;

import org.smooks.api.converter.TypeConverter;
import org.smooks.api.converter.TypeConverterDescriptor;
import org.smooks.api.converter.TypeConverterFactory;
import org.smooks.engine.converter.DefaultTypeConverterDescriptor;
import throughline.connectors.edi.draft.Value;
import throughline.connectors.edi.token.SegmentTable;

/** Lets Smooks hand a draft its values: an attribute's text, and the token that {@link TokenReader} put behind it. */
public final class ValueConverter implements TypeConverterFactory<String, Value> {

    @Override
    public TypeConverter<String, Value> createTypeConverter() {
        return ValueConverter::convert;
    }

    @Override
    public TypeConverterDescriptor<Class<String>, Class<Value>> getTypeConverterDescriptor() {
        return new DefaultTypeConverterDescriptor<>(String.class, Value.class);
    }

    static Value convert(String attribute) {
        int mark = attribute.lastIndexOf(TokenReader.TOKEN_MARK);
        return mark < 0
                ? Value.of(null, SegmentTable.NOWHERE, attribute)
                : Value.of(null, Integer.parseInt(attribute.substring(mark + 1)), attribute.substring(0, mark));
    }
}
