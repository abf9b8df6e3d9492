package throughline.connectors.json;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;

/** Whether a document that somebody wrote by hand says everything that it must: what the model does not call nullable. */
final class Whole {

    private Whole() {}

    /** @throws IllegalArgumentException that names the first thing that is missing, by its path in the JSON */
    static void demand(Record part) {
        demand(part, "");
    }

    private static void demand(Record part, String path) {
        for (var component : part.getClass().getRecordComponents()) {
            var value = value(part, component);
            var name = path + component.getName();
            if (value != null) {
                inside(value, name);
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new IllegalArgumentException(name + " is missing");
            }
        }
    }

    private static void inside(Object value, String name) {
        if (value instanceof List<?> several) {
            for (int i = 0; i < several.size(); i++) {
                inside(several.get(i), "%s[%d]".formatted(name, i));
            }
        } else if (value instanceof Record part
                && !(part instanceof Provenance)
                && part.getClass().getPackageName().startsWith("throughline.model")) {
            demand(part, name + ".");
        }
    }

    private static @Nullable Object value(Record part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }
}
