package throughline.ledger.store;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;
import org.jspecify.annotations.Nullable;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.UnitCode;

/**
 * A value that is one column of text in whatever object it stands: an identifier as it is spelt, a choice by its name. So neither says a
 * word of Hibernate itself.
 */
final class ValueType<T> extends AbstractClassJavaType<T> {

    private static final long serialVersionUID = 1L;

    private static final List<ValueType<?>> IDENTIFIERS = List.of(
            new ValueType<>(EntityId.class, EntityId::code, EntityId::new),
            new ValueType<>(ItemId.class, ItemId::code, ItemId::new),
            new ValueType<>(LocationId.class, LocationId::code, LocationId::new),
            new ValueType<>(LotId.class, LotId::code, LotId::new),
            new ValueType<>(UnitCode.class, UnitCode::code, UnitCode::new));

    private final transient Function<T, String> text;
    private final transient Function<String, T> value;

    private ValueType(Class<T> type, Function<T, String> text, Function<String, T> value) {
        super(type);
        this.text = text;
        this.value = value;
    }

    /** The model's identifiers, and the enums among some classes. */
    static Stream<ValueType<?>> among(List<Class<?>> classes) {
        return Stream.concat(
                IDENTIFIERS.stream(), classes.stream().filter(Class::isEnum).map(ValueType::choice));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // which enum it is nobody knows before the program runs
    private static ValueType<?> choice(Class<?> type) {
        Class<Enum> known = (Class<Enum>) type;
        return new ValueType<>(known, Enum::name, name -> Enum.valueOf(known, name));
    }

    @Override
    public JdbcType getRecommendedJdbcType(JdbcTypeIndicators context) {
        return VarcharJdbcType.INSTANCE;
    }

    @Override
    public String toString(T it) {
        return text.apply(it);
    }

    @Override
    public T fromString(CharSequence column) {
        return value.apply(column.toString());
    }

    @Override
    public <X> @Nullable X unwrap(@Nullable T it, Class<X> as, WrapperOptions options) {
        return it == null ? null : as.cast(text.apply(it));
    }

    @Override
    public <X> @Nullable T wrap(@Nullable X column, WrapperOptions options) {
        return column == null ? null : value.apply((String) column);
    }
}
