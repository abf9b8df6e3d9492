package throughline.connectors.edi.map;

import jakarta.annotation.Resource;
import java.util.Properties;
import org.smooks.api.converter.TypeConverter;
import org.smooks.api.converter.TypeConverterDescriptor;
import org.smooks.api.converter.TypeConverterFactory;
import org.smooks.api.resource.config.Configurable;
import org.smooks.engine.converter.DefaultTypeConverterDescriptor;
import throughline.connectors.edi.draft.Value;
import throughline.connectors.edi.token.SegmentTable;

/** The decoder {@code Codes} of a map: a partner's code for the standard's, the bytes staying those of the partner's. */
@Resource(name = "Codes")
public final class CodesConverter implements TypeConverterFactory<String, Value>, Configurable {

    private Properties codes = new Properties();

    @Override
    public TypeConverter<String, Value> createTypeConverter() {
        return attribute -> {
            var value = ValueConverter.convert(attribute);
            var meant = value.token() == SegmentTable.NOWHERE ? null : codes.getProperty(value.text());
            return meant == null ? value : Value.of(null, value.token(), meant);
        };
    }

    @Override
    public TypeConverterDescriptor<Class<String>, Class<Value>> getTypeConverterDescriptor() {
        return new DefaultTypeConverterDescriptor<>(String.class, Value.class);
    }

    @Override
    public void setConfiguration(Properties configuration) {
        codes = configuration;
    }

    @Override
    public Properties getConfiguration() {
        return codes;
    }
}
