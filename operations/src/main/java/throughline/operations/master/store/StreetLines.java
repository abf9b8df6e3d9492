package throughline.operations.master.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** The lines of an address above its city: one column, one line below the other. */
@Converter
final class StreetLines implements AttributeConverter<List<String>, String> {

    @Override
    public String convertToDatabaseColumn(List<String> lines) {
        return String.join("\n", lines);
    }

    @Override
    public List<String> convertToEntityAttribute(String street) {
        return street.lines().toList();
    }
}
