package throughline.rules.example;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.Desk;
import throughline.rules.facts.Line;

/** Makes the facts of one example. What a column does not say is {@code X}, 0 or no; a line, wherever one is asked for, is the example's line. */
final class FactSheet {

    private final ExampleTable table;
    private final ExampleTable.Row row;
    private final Line line;

    FactSheet(ExampleTable table, ExampleTable.Row row) {
        this.table = table;
        this.row = row;
        this.line = (Line) make(Line.class);
    }

    List<Object> facts(Desk desk) {
        unknownColumns(desk);
        var facts = new ArrayList<Object>();
        for (Class<?> fact : desk.facts()) {
            String prefix = fact.getSimpleName() + ".";
            if (row.cells().entrySet().stream()
                    .anyMatch(cell ->
                            cell.getKey().startsWith(prefix) && !cell.getValue().isEmpty())) {
                facts.add(fact == Line.class ? line : make(fact));
            }
        }
        return facts;
    }

    private void unknownColumns(Desk desk) {
        for (String column : row.cells().keySet()) {
            boolean known = List.of("example", "expect", "today").contains(column)
                    || desk.facts().stream().anyMatch(fact -> Arrays.stream(fact.getRecordComponents())
                            .anyMatch(component -> column.equals(fact.getSimpleName() + "." + component.getName())));
            if (!known) {
                throw new IllegalArgumentException("%s:1 has a column \"%s\" that is no field of a fact of this desk"
                        .formatted(table.path(), column));
            }
        }
    }

    private Object make(Class<?> fact) {
        RecordComponent[] components = fact.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(fact, components[i]);
        }
        try {
            Constructor<?> constructor = fact.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "%s:%d cannot make a %s".formatted(table.path(), row.line(), fact.getSimpleName()), e);
        }
    }

    private @Nullable Object value(Class<?> fact, RecordComponent component) {
        String cell = row.cells().getOrDefault(fact.getSimpleName() + "." + component.getName(), "");
        Class<?> type = component.getType();
        try {
            if (type == String.class) {
                return cell.isEmpty() ? "X" : cell;
            }
            if (type == BigDecimal.class) {
                return cell.isEmpty() ? nothing(component) : new BigDecimal(cell);
            }
            if (type == int.class) {
                return cell.isEmpty() ? 0 : Integer.parseInt(cell);
            }
            if (type == boolean.class) {
                return Boolean.parseBoolean(cell);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s:%d %s.%s is no number: %s"
                            .formatted(table.path(), row.line(), fact.getSimpleName(), component.getName(), cell),
                    e);
        }
        return type == Line.class ? line : null;
    }

    private static @Nullable BigDecimal nothing(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class)
                ? null
                : BigDecimal.ZERO;
    }
}
